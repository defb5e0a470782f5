import type { Canned } from "../../src-shared/canned/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { mostAttachments, UploadId } from "../../src-shared/uploads/model.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { conversationAt, type Place } from "../uploads/place.ts";
import { stepTray, trayOf } from "../uploads/trays.ts";

/** Puts the files of a response beside what is written; the hub has them already. What may not go there says why. */
export async function takeFiles(place: Place, { id: canned, files: all }: Canned): Promise<void> {
  const at = conversationAt(place);
  const room = Math.max(0, mostAttachments - trayOf(place).length);
  const files = all.slice(0, room).map((file) => ({ file, from: file.id, as: UploadId.parse(uuid7(machine)) }));
  if (all.length > room)
    toasts.show({
      look: "warn",
      title: text("uploads.tooMany", { most: mostAttachments }),
      words: text("uploads.tooManyLeft", { count: all.length - room }),
    });
  if (!at || files.length === 0) return;
  stepTray(place, {
    is: "chosen",
    files: files.map(({ as: id, file: { name, size } }) => ({ id, name, size, sending: { state: "judging" } })),
  });
  const failed = (id: UploadId, fault: Fault) =>
    stepTray(place, { is: "told", id, sending: { state: "failed", fault } });
  try {
    const { attachments, left } = await desk.ask("cannedFile.take", {
      canned,
      conversation: at.conversation,
      purpose: at.kind,
      files: files.map(({ from, as }) => ({ from, as })),
    });
    for (const attachment of attachments)
      stepTray(place, { is: "told", id: attachment.id, sending: { state: "ready", attachment } });
    for (const { from, as } of files) {
      const why = left.find((one) => one.from === from);
      if (why) failed(as, { code: "invalid", reason: why.reason });
    }
  } catch (error) {
    for (const { as } of files) failed(as, faultOf(error));
  }
}
