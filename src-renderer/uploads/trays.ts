import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import { type SendPorts, sendFile, type Upload } from "../../src-media/uploads/send.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { type Attachment, mostAttachments, UploadId } from "../../src-shared/uploads/model.ts";
import { refusalOf, type UploadRules } from "../../src-shared/uploads/rules.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { machine } from "../machine.ts";
import { store } from "../store.ts";
import { ask } from "./ask.ts";
import { keepPreview } from "./previews.ts";
import { emptyTray, nextTray, readyIn, type Tray, type TrayFile, type TrayStep } from "./tray.ts";

/** What was chosen beside the text of each conversation. */
export const trays = createStore<Readonly<Record<ConversationId, Tray>>>(() => ({}));

/** What only this window has of a chosen file. */
interface Held {
  readonly file: File;
  upload?: Upload;
}
const held = new Map<UploadId, Held>();

export const useTray = (conversation: ConversationId): Tray => useStore(trays, (all) => all[conversation]) ?? emptyTray;

export const trayOf = (conversation: ConversationId): Tray => trays.getState()[conversation] ?? emptyTray;

/** The file itself; undefined after the window was loaded anew. */
export const fileOf = (id: UploadId): File | undefined => held.get(id)?.file;

export function stepTray(conversation: ConversationId, step: TrayStep): void {
  trays.setState({ [conversation]: nextTray(trayOf(conversation), step) });
}

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
export function addFiles(conversation: ConversationId, files: readonly File[], rules: UploadRules): number {
  const room = mostAttachments - trayOf(conversation).length;
  const taken = files.slice(0, Math.max(0, room));
  let { left } = rules;
  for (const file of taken) {
    const id = UploadId.parse(uuid7(machine));
    const why = refusalOf({ ...rules, left }, file);
    const sending: TrayFile["sending"] = why
      ? { state: "failed", fault: { code: "invalid", reason: why } }
      : { state: "coming", share: 0 };
    stepTray(conversation, { is: "chosen", files: [{ id, name: file.name, size: file.size, sending }] });
    held.set(id, { file });
    if (why) continue;
    left -= file.size;
    send(conversation, id, file);
  }
  return files.length - taken.length;
}

function send(conversation: ConversationId, id: UploadId, file: File): void {
  const upload = sendFile(ports, { conversation, id, file, name: file.name }, (sending) =>
    stepTray(conversation, { is: "told", id, sending }),
  );
  held.set(id, { file, upload });
}

/** Takes one away, from the hub too. */
export function removeFile(conversation: ConversationId, { id, sending }: TrayFile): void {
  const upload = held.get(id)?.upload;
  held.delete(id);
  stepTray(conversation, { is: "removed", id });
  if (upload) upload.cancel();
  // After a reload nobody here sends it any more, and the hub still has it.
  else if (sending.state !== "failed")
    desk.ask("upload.cancel", { upload: id }, uuid7(machine)).catch((error: unknown) => console.debug(error));
}

/** Once more what failed, because somebody pressed *Retry*. */
export function retryFile(conversation: ConversationId, { id }: TrayFile): void {
  const file = fileOf(id);
  if (!file) return;
  const as = UploadId.parse(uuid7(machine));
  held.delete(id);
  held.set(as, { file });
  stepTray(conversation, { is: "again", id, as });
  send(conversation, as, file);
}

/** Takes those that are ready, for the message that is being sent; what was refused stays, and says why. */
export function takeReady(conversation: ConversationId): Attachment[] {
  const ready = readyIn(trayOf(conversation));
  for (const { id, preview } of ready) {
    const file = fileOf(id);
    if (file && preview) keepPreview(id, file);
    held.delete(id);
  }
  if (ready.length > 0) stepTray(conversation, { is: "taken" });
  return ready;
}
