import { readPhoto } from "../../src-media/requests/photo-reader.ts";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { RequestId } from "../../src-shared/requests/model.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import type { SentPhoto } from "../video/parts.ts";

/** Pixels of the longer edge that are sent. */
const longest = 1_280;
/** Bytes of one part; base64 makes 48 kB of it. */
const partBytes = 36 * 1024;
/** The hub takes no more. */
const mostBytes = 1_500_000;

/** How large a picture is sent, in its own proportions; never larger than it is. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

type Source = { image: CanvasImageSource; width: number; height: number };

/** A JPEG as it will be sent: drawn anew, so that nothing of the file but its picture leaves the machine. */
export async function jpegOf({ image, width, height }: Source): Promise<Blob> {
  const canvas = Object.assign(document.createElement("canvas"), fitted(width, height));
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  for (const quality of [0.85, 0.7, 0.5]) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (blob && blob.size <= mostBytes) return blob;
  }
  throw new Error("the picture cannot be made small enough");
}

/** The picture in a file; rejects for what is none. `from-image`: turned as the phone was held. */
export async function jpegOfFile(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    return await jpegOf({ image, width: image.width, height: image.height });
  } finally {
    image.close();
  }
}

/** What this page sent, to be shown without asking for it again. */
const sentHere = new Map<string, Blob>();

/** The photo as it was sent from this page, or as the hub gives it back; undefined when it is not wanted any more. */
export async function photoOf(
  ask: Link<VisitorContract>["ask"],
  photo: SentPhoto,
  isWanted: () => boolean,
): Promise<Blob | undefined> {
  return sentHere.get(photo.id) ?? readPhoto(ask, photo.conversation, photo, isWanted);
}

export interface Part {
  readonly from: number;
  /** Base64. */
  readonly part: string;
  readonly last: boolean;
}

export function* partsOf(bytes: Uint8Array): Generator<Part> {
  for (let from = 0; from < bytes.length; from += partBytes) {
    const slice = bytes.subarray(from, from + partBytes);
    const part = btoa(Array.from(slice, (byte) => String.fromCharCode(byte)).join(""));
    yield { from, part, last: from + partBytes >= bytes.length };
  }
}

/**
 * Sends a photo, one part after another; resolves with its id. A part whose answer was lost is repeated by the link with its
 * key. `sent`: 0 to 1. Rejects with a FaultError, for instance when the request is over.
 */
export async function sendPhoto(
  ask: Link<VisitorContract>["ask"],
  request: RequestId,
  photo: Blob,
  sent: (share: number) => void,
): Promise<string> {
  const id = crypto.randomUUID();
  const bytes = new Uint8Array(await photo.arrayBuffer());
  for (const part of partsOf(bytes)) {
    await ask("photo.send", { request, photo: id, ...part });
    sent(Math.min(1, (part.from + partBytes) / bytes.length));
  }
  sentHere.set(id, photo);
  return id;
}
