import { linkIn, readUpload } from "../../src-media/uploads/read.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import { desk } from "../desk-link.ts";
import { ask } from "./ask.ts";
import { conversationAt, type Place } from "./place.ts";

/** Small pictures of a few dozen kilobytes each: those seen last are not asked for again. */
const most = 200;
const held = new Map<UploadId, Promise<Blob>>();

/** What this window sent itself it has already. */
export function keepPreview(id: UploadId, blob: Blob): void {
  void put(id, Promise.resolve(blob));
}

/** The small picture of a file. Rejects with a FaultError. */
export function readPreview(conversation: ConversationId | null, id: UploadId): Promise<Blob> {
  return held.get(id) ?? put(id, readFile(conversation, id, "preview"));
}

/** The same of a file that is beside a text and in no message yet. */
export function readPreviewAt(place: Place, id: UploadId): Promise<Blob> {
  return readPreview(conversationAt(place)?.conversation ?? null, id);
}

/** A file as it is kept. `conversation` null: with a canned response. Rejects with a FaultError. */
export function readFile(
  conversation: ConversationId | null,
  id: UploadId,
  form: "file" | "preview" = "file",
): Promise<Blob> {
  const link =
    conversation === null
      ? () => desk.ask("cannedFile.link", { upload: id, form })
      : linkIn(ask, conversation, id, form);
  return readUpload((...of) => fetch(...of), link);
}

function put(id: UploadId, blob: Promise<Blob>): Promise<Blob> {
  held.set(id, blob);
  blob.catch(() => held.delete(id));
  const [oldest] = held.keys();
  if (held.size > most && oldest) held.delete(oldest);
  return blob;
}
