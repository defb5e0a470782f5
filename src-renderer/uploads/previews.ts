import { readUpload } from "../../src-media/uploads/read.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import { ask } from "./ask.ts";

/** Small pictures of a few dozen kilobytes each: those seen last are not asked for again. */
const most = 200;
const held = new Map<UploadId, Promise<Blob>>();

/** What this window sent itself it has already. */
export function keepPreview(id: UploadId, blob: Blob): void {
  void put(id, Promise.resolve(blob));
}

/** The small picture of a file. Rejects with a FaultError. */
export function readPreview(conversation: ConversationId, id: UploadId): Promise<Blob> {
  return held.get(id) ?? put(id, readFile(conversation, id, "preview"));
}

/** A file as it is kept. Rejects with a FaultError. */
export function readFile(conversation: ConversationId, id: UploadId, form: "file" | "preview" = "file"): Promise<Blob> {
  return readUpload({ ask, fetch: (...of) => fetch(...of) }, conversation, id, form);
}

function put(id: UploadId, blob: Promise<Blob>): Promise<Blob> {
  held.set(id, blob);
  blob.catch(() => held.delete(id));
  const [oldest] = held.keys();
  if (held.size > most && oldest) held.delete(oldest);
  return blob;
}
