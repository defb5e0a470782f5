import type { Sending, Upload } from "../../src-media/uploads/send.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import type { FilesPart } from "./parts.ts";

/** A file that was chosen and is in no message yet. */
export interface Chosen {
  readonly id: UploadId;
  readonly name: string;
  /** Where this page shows a picture of it from; null for what is none. */
  readonly picture: string | null;
  readonly file: File;
  readonly sending: Sending;
  /** Null for what is not sent at all. */
  readonly upload: Upload | null;
}

export function withSending(chosen: readonly Chosen[], id: UploadId, sending: Sending): readonly Chosen[] {
  return chosen.map((one) => (one.id === id ? { ...one, sending } : one));
}

export function without(chosen: readonly Chosen[], id: UploadId): readonly Chosen[] {
  return chosen.filter((one) => one.id !== id);
}

/** What failed hinders nothing: it says why, and goes with its button. */
export function stateOf(chosen: readonly Chosen[]): FilesPart["state"]["value"] {
  const states = chosen.map(({ sending }) => sending.state).filter((state) => state !== "failed");
  if (states.length === 0) return "none";
  return states.every((state) => state === "ready") ? "ready" : "coming";
}
