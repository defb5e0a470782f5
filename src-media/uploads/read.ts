import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import type { AskOfUploads } from "./send.ts";

/** An address that the hub signs for a file. */
export type AskForLink = () => Promise<{ readonly url: string }>;

/** Of a file in a conversation: itself, or its small picture. */
export const linkIn =
  (ask: AskOfUploads, conversation: ConversationId, upload: UploadId, form: "file" | "preview"): AskForLink =>
  () =>
    ask("upload.link", { conversation, upload, form });

/** Reads a file. Rejects with a FaultError, for instance `gone` when it was deleted with its conversation. */
export async function readUpload(fetch: typeof globalThis.fetch, link: AskForLink): Promise<Blob> {
  const { url } = await link();
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
