import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { CannedBody, CannedFolder, CannedFolderBody, CannedFolderId, CannedId, mostInFolder } from "./model.ts";

/** `expected`: what the asker saw, null for a new one; refused `outdated` when a colleague was faster. */
const saveFolder = {
  input: z.object({ id: CannedFolderId, to: CannedFolderBody, expected: z.nullable(CannedFolderBody) }),
  output: nothing,
  changes: true,
} as const;
/** With all that is in it. */
const removeFolder = {
  input: z.object({ id: CannedFolderId, expected: CannedFolderBody }),
  output: nothing,
  changes: true,
} as const;
/** Moves it, too: the folder is a part of it. Refused `conflict` with `shortcut-taken`. */
const save = {
  input: z.object({ id: CannedId, to: CannedBody, expected: z.nullable(CannedBody) }),
  output: nothing,
  changes: true,
} as const;
const remove = { input: z.object({ id: CannedId, expected: CannedBody }), output: nothing, changes: true } as const;

const CannedEntry = z.omit(CannedBody, { folder: true });
/** Many at once into one folder. What has the shortcut of one that is in this folder takes its place; `skipped`: shortcuts of other folders. */
const take = {
  input: z.object({ folder: CannedFolderId, entries: z.array(CannedEntry).check(z.maxLength(mostInFolder)) }),
  output: z.object({ added: z.int(), changed: z.int(), same: z.int(), skipped: z.array(z.string()) }),
  changes: true,
} as const;

export const cannedAsks = {
  /** All that are shared, whoever may use them, with how often each was used by all. */
  "canned.list": {
    input: nothing,
    output: z.object({
      folders: z.array(CannedFolder),
      used: z.array(z.object({ canned: CannedId, count: z.int(), at: z.number() })),
      teams: z.array(z.object({ id: z.string(), name: z.string() })),
      queues: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    changes: false,
  },
  "cannedFolder.save": saveFolder,
  "cannedFolder.remove": removeFolder,
  "canned.save": save,
  "canned.remove": remove,
  "canned.import": take,
  /** The same of what is the asker's own. */
  "cannedFolder.saveOwn": saveFolder,
  "cannedFolder.removeOwn": removeFolder,
  "canned.saveOwn": save,
  "canned.removeOwn": remove,
  "canned.importOwn": take,
  /** It was put into a message or a note. */
  "canned.use": { input: z.object({ canned: CannedId }), output: nothing, changes: true },
} as const;
