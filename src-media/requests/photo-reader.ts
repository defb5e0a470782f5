import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Photo } from "../../src-shared/requests/model.ts";

/** Of the hub, in desk and widget alike: a part in base64, and where the next one begins. */
export type AskForPhoto = (
  name: "photo.read",
  input: { conversation: ConversationId; photo: string; from: number },
) => Promise<{ part: string; next: number | null }>;

/** What is read is not the photo that was told of: it is not shown. */
export class PhotoBroken extends Error {}

/**
 * Reads a photo whole, part after part. Rejects with a FaultError when a part is refused, with `PhotoBroken` when what
 * came is no JPEG of the size that was told. `isWanted` is asked before each part.
 */
export async function readPhoto(
  ask: AskForPhoto,
  conversation: ConversationId,
  { id, bytes: size }: Pick<Photo, "id" | "bytes">,
  isWanted: () => boolean = () => true,
): Promise<Blob | undefined> {
  const bytes = new Uint8Array(size);
  let from: number | null = 0;
  let filled = 0;
  while (from !== null) {
    if (!isWanted()) return undefined;
    const answer = await ask("photo.read", {
      conversation,
      photo: id,
      from,
    });
    const part = bytesOf(answer.part);
    // A hub that turns in circles would be asked for ever.
    if (part.length === 0 || filled + part.length > bytes.length) throw new PhotoBroken("too many bytes, or none");
    bytes.set(part, filled);
    filled += part.length;
    from = answer.next;
  }
  if (filled !== bytes.length || !isJpeg(bytes)) throw new PhotoBroken("not the photo that was told of");
  return new Blob([bytes], { type: "image/jpeg" });
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

/** The hub has looked already; what is shown is looked at once more. */
function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}
