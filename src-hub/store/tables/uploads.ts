import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { UploadId, UploadPurpose } from "../../../src-shared/uploads/model.ts";
import type { Side } from "../../../src-shared/video/model.ts";

export interface UploadRow {
  id: UploadId;
  /** Null: it is kept with a canned response. */
  conversation: ConversationId | null;
  purpose: UploadPurpose;
  by_side: Side;
  /** The account's or the visitor's. */
  by_id: string;
  name: string;
  /** As the name says; it is checked with the bytes before the file is ready. */
  type: string;
  /** Bytes: said at first, those that are given out once it is ready. */
  size: number;
  /** `judging`: all of it is there. `refused`: nothing of it is kept but why, for who asks again. */
  state: "receiving" | "judging" | "ready" | "refused";
  why: string | null;
  /** Bytes that are safely on the disk. */
  received: number;
  width: number | null;
  height: number | null;
  preview: number;
  /** The message, note, request or canned response that has it; null: none yet. */
  message: string | null;
  at: number;
  touched_at: number;
}

export interface UploadTables {
  upload: UploadRow;
  upload_total: { one: number; bytes: number };
}
