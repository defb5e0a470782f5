import { linkIn, readUpload } from "../../src-media/uploads/read.ts";
import { type AskOfUploads, beginIn, sendFile } from "../../src-media/uploads/send.ts";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { FaultError } from "../../src-shared/rpc/fault.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import { UploadId } from "../../src-shared/uploads/model.ts";
import { browserMachine } from "../machine.ts";
import type { SentPhoto } from "../video/parts.ts";

/** Pixels of the longer edge that are sent. */
const longest = 1_280;
/** What a phone sends in a moment. */
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

/** The photo as it was sent from this page, or as the hub gives it back. Rejects with a FaultError. */
export async function photoOf(ask: Link<VisitorContract>["ask"], { id, conversation }: SentPhoto): Promise<Blob> {
  const own = sentHere.get(id);
  return own ?? readUpload((...of) => fetch(...of), linkIn(ask as AskOfUploads, conversation, id, "file"));
}

/**
 * Sends a photo as any file, and has it judged; resolves with its id. A lost line only pauses it. `sent`: 0 to 1. Rejects with a
 * FaultError, for instance when the request is over, or when the hub cannot take it now.
 */
export function sendPhoto(
  ask: Link<VisitorContract>["ask"],
  conversation: ConversationId,
  photo: Blob,
  sent: (share: number) => void,
): Promise<UploadId> {
  const id = UploadId.parse(crypto.randomUUID());
  const begin = beginIn(ask as AskOfUploads, conversation, "photo");
  const ports = {
    ask: ask as AskOfUploads,
    machine: browserMachine,
    fetch: (...of: Parameters<typeof fetch>) => fetch(...of),
    // Tried again within seconds anyway.
    lineBack: () => new Promise<void>(() => {}),
  };
  return new Promise((resolve, reject) => {
    sendFile(ports, { id, file: photo, name: "photo.jpg", begin }, (sending) => {
      if (sending.state === "coming" || sending.state === "paused") sent(sending.share);
      if (sending.state === "judging") sent(1);
      if (sending.state === "failed") reject(new FaultError(sending.fault));
      if (sending.state !== "ready") return;
      sentHere.set(id, photo);
      resolve(id);
    });
  });
}
