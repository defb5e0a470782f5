import * as z from "zod/mini";
import { CannedFolder, CannedFolderId, CannedUse } from "./model.ts";

/** State: a topic for each folder. Null: it is not there for this account any more. */
export const CannedFolderChanged = z.object({
  type: z.literal("canned.folderChanged"),
  id: CannedFolderId,
  folder: z.nullable(CannedFolder),
});
export type CannedFolderChanged = z.infer<typeof CannedFolderChanged>;

/** State: topic `canned.used`; to the account's own desks. */
export const CannedUsed = z.object({ type: z.literal("canned.used"), use: CannedUse });
export type CannedUsed = z.infer<typeof CannedUsed>;
