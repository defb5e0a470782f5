import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import type { AskOfUploads } from "./send.ts";

export interface ReadPorts {
  readonly ask: AskOfUploads;
  readonly fetch: typeof fetch;
}

/**
 * Reads a file, or its small picture, by an address that the hub signs for it. Rejects with a FaultError, for instance
 * `gone` when it was deleted with its conversation.
 */
export async function readUpload(
  { ask, fetch }: ReadPorts,
  conversation: ConversationId,
  upload: UploadId,
  form: "file" | "preview",
): Promise<Blob> {
  const { url } = await ask("upload.link", { conversation, upload, form });
  const response = await fetch(url).catch((error: unknown) => {
    throw refuse("unavailable", "link-lost", {}, error);
  });
  if (!response.ok) throw refuse("gone", "upload-gone");
  return response.blob();
}

/** Gives the browser a blob to keep under this name. */
export function keepAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken it by then, or has asked the person where to.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
