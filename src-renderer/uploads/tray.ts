import type { Sending } from "../../src-media/uploads/send.ts";
import type { Attachment, UploadId } from "../../src-shared/uploads/model.ts";
import { mostAttachments } from "../../src-shared/uploads/model.ts";

/** How far a chosen file is. `lost`: the window was loaded anew before all of it was there, so it must be chosen again. */
export type TraySending = Sending | { readonly state: "lost" };

/** A file beside the text that is being written; no message has it yet. */
export interface TrayFile {
  readonly id: UploadId;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sending: TraySending;
}
export type Tray = readonly TrayFile[];

/** What happens to a tray. */
export type TrayStep =
  | { readonly is: "chosen"; readonly files: readonly TrayFile[] }
  | { readonly is: "told"; readonly id: UploadId; readonly sending: Sending }
  | { readonly is: "removed"; readonly id: UploadId }
  /** What failed is tried once more, as another upload: the hub has forgotten the first. */
  | { readonly is: "again"; readonly id: UploadId; readonly as: UploadId }
  /** A message went, and took what was ready. */
  | { readonly is: "taken" }
  | { readonly is: "reloaded" };

export const emptyTray: Tray = [];
const begun: Sending = { state: "coming", share: 0 };

/** The tray after a step. A step about what is no longer there changes nothing, and what is ready stays ready. */
export function nextTray(tray: Tray, step: TrayStep): Tray {
  switch (step.is) {
    case "chosen":
      return [...tray, ...step.files].slice(0, mostAttachments);
    case "told":
      return changed(tray, step.id, (file) =>
        file.sending.state === "ready" ? file : { ...file, sending: step.sending },
      );
    case "removed":
      return tray.filter(({ id }) => id !== step.id);
    case "again":
      return changed(tray, step.id, (file) =>
        file.sending.state === "failed" ? { ...file, id: step.as, sending: begun } : file,
      );
    case "taken":
      return tray.filter(({ sending }) => sending.state !== "ready");
    case "reloaded":
      return tray.flatMap(reloaded);
  }
}

/** What the hub has all of is still there; what was refused was said; the rest was in the old window's memory alone. */
function reloaded(file: TrayFile): TrayFile[] {
  const { state } = file.sending;
  if (state === "ready" || state === "judging") return [file];
  return state === "failed" ? [] : [{ ...file, sending: { state: "lost" } }];
}

function changed(tray: Tray, id: UploadId, by: (file: TrayFile) => TrayFile): Tray {
  return tray.map((file) => (file.id === id ? by(file) : file));
}

/** The files that a message can take now, in the order in which they were chosen. */
export function readyIn(tray: Tray): Attachment[] {
  return tray.flatMap(({ sending }) => (sending.state === "ready" ? [sending.attachment] : []));
}

/** Whether a message waits for some of them. What failed or was lost hinders nothing: it says why, and is taken away by hand. */
export function isComing(tray: Tray): boolean {
  return tray.some(({ sending: { state } }) => state === "coming" || state === "paused" || state === "judging");
}
