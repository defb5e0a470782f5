import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import { type Begin, beginIn, type SendPorts, sendFile, type Upload } from "../../src-media/uploads/send.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { type Attachment, mostAttachments, UploadId } from "../../src-shared/uploads/model.ts";
import { refusalOf, type UploadRules } from "../../src-shared/uploads/rules.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { machine } from "../machine.ts";
import { store } from "../store.ts";
import { ask } from "./ask.ts";
import { conversationAt, type Place } from "./place.ts";
import { keepPreview } from "./previews.ts";
import { emptyTray, nextTray, readyIn, type Tray, type TrayFile, type TrayStep } from "./tray.ts";

/** What was chosen, by its place. */
export const trays = createStore<Readonly<Record<Place, Tray>>>(() => ({}));

/** What only this window has of a chosen file. */
interface Held {
  readonly file: File;
  upload?: Upload;
}
const held = new Map<UploadId, Held>();

export const useTray = (place: Place): Tray => useStore(trays, (all) => all[place]) ?? emptyTray;

export const trayOf = (place: Place): Tray => trays.getState()[place] ?? emptyTray;

/** The file itself; undefined after the window was loaded anew. */
export const fileOf = (id: UploadId): File | undefined => held.get(id)?.file;

export function stepTray(place: Place, step: TrayStep): void {
  trays.setState({ [place]: nextTray(trayOf(place), step) });
}

const beginCanned: Begin = (file, key) => desk.ask("cannedFile.begin", file, key);

const ports: SendPorts = {
  ask,
  machine,
  fetch: (...of) => fetch(...of),
  lineBack: () =>
    new Promise((back) => {
      if (isLinked(store.getState())) return;
      const stop = store.subscribe((state) => {
        if (!isLinked(state)) return;
        stop();
        back();
      });
    }),
};

/**
 * Puts files beside the text and begins to send them; what the rules forbid is there too, and says why before a byte is
 * sent. Answers how many were too many for one message.
 */
export function addFiles(place: Place, files: readonly File[], rules: UploadRules): number {
  const room = mostAttachments - trayOf(place).length;
  const taken = files.slice(0, Math.max(0, room));
  let { left } = rules;
  for (const file of taken) {
    const id = UploadId.parse(uuid7(machine));
    const why = refusalOf({ ...rules, left }, file);
    const sending: TrayFile["sending"] = why
      ? { state: "failed", fault: { code: "invalid", reason: why } }
      : { state: "coming", share: 0 };
    stepTray(place, { is: "chosen", files: [{ id, name: file.name, size: file.size, sending }] });
    held.set(id, { file });
    if (why) continue;
    left -= file.size;
    send(place, id, file);
  }
  return files.length - taken.length;
}

function send(place: Place, id: UploadId, file: File): void {
  const at = conversationAt(place);
  const begin = at ? beginIn(ask, at.conversation, at.kind) : beginCanned;
  const upload = sendFile(ports, { id, file, name: file.name, begin }, (sending) =>
    stepTray(place, { is: "told", id, sending }),
  );
  held.set(id, { file, upload });
}

/** Takes one away, from the hub too. */
export function removeFile(place: Place, { id, sending }: TrayFile): void {
  const upload = held.get(id)?.upload;
  held.delete(id);
  stepTray(place, { is: "removed", id });
  if (upload) upload.cancel();
  // After a reload nobody here sends it any more, and the hub still has it.
  else if (sending.state !== "failed")
    desk.ask("upload.cancel", { upload: id }, uuid7(machine)).catch((error: unknown) => console.debug(error));
}

/** Once more what failed, because somebody pressed *Retry*. */
export function retryFile(place: Place, { id }: TrayFile): void {
  const file = fileOf(id);
  if (!file) return;
  const as = UploadId.parse(uuid7(machine));
  held.delete(id);
  held.set(as, { file });
  stepTray(place, { is: "again", id, as });
  send(place, as, file);
}

/** Takes those that are ready, for the message that is being sent; what was refused stays, and says why. */
export function takeReady(place: Place): Attachment[] {
  const ready = readyIn(trayOf(place));
  for (const { id, preview } of ready) {
    const file = fileOf(id);
    if (file && preview) keepPreview(id, file);
    held.delete(id);
  }
  if (ready.length > 0) stepTray(place, { is: "taken" });
  return ready;
}
