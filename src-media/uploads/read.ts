import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf, refuse } from "../../src-shared/rpc/fault.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import type { AskOfUploads } from "./send.ts";

const mostTries = 8;
/** An address that the hub signs for a file. */
export type AskForLink = () => Promise<{ readonly url: string }>;

/** Of a file in a conversation: itself, or its small picture. */
export const linkIn =
  (ask: AskOfUploads, conversation: ConversationId, upload: UploadId, form: "file" | "preview"): AskForLink =>
  () =>
    ask("upload.link", { conversation, upload, form });

/** Reads a file. Rejects with a FaultError, for instance `gone` when it was deleted with its conversation. */
export async function readUpload(fetch: typeof globalThis.fetch, link: AskForLink): Promise<Blob> {
  const { url } = await patiently(link);
  const response = await fetch(url).catch((error: unknown) => {
    throw refuse("unavailable", "link-lost", {}, error);
  });
  if (!response.ok) throw refuse("gone", "upload-gone");
  return response.blob();
}

/** A log full of pictures asks for more addresses at once than the hub answers: those that were too fast wait their turn. */
async function patiently(link: AskForLink): Promise<{ url: string }> {
  for (let tries = 0; ; tries++)
    try {
      return await link();
    } catch (error) {
      const { code, retryAfter = 1_000 } = faultOf(error);
      if (code !== "too-fast" || tries === mostTries) throw error;
      await new Promise((go) => setTimeout(go, retryAfter + Math.random() * 1_000 * (tries + 1)));
    }
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
