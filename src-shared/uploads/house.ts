import * as z from "zod/mini";
import { UploadKind } from "./types.ts";

const mb = 1_000_000;
const bytes = (most: number) => z.int().check(z.minimum(1), z.maximum(most));

/** What a house takes of files; each queue says beside it who may send any (`QueueSettings.uploads`). */
export const HouseUploads = z.object({
  kinds: z._default(z.array(UploadKind), ["picture", "document", "text"]),
  /** Bytes of one file, of all files of a conversation, and of all files there are. */
  largest: z._default(bytes(500 * mb), 25 * mb),
  conversation: z._default(bytes(10_000 * mb), 200 * mb),
  house: z._default(bytes(10_000_000 * mb), 50_000 * mb),
});
export type HouseUploads = z.infer<typeof HouseUploads>;
