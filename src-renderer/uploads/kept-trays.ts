import * as z from "zod/mini";
import { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { Attachment, UploadId } from "../../src-shared/uploads/model.ts";
import type { AskOfUploads } from "../../src-media/uploads/send.ts";
import type { ViewShelf } from "../kept-view.ts";
import { nextTray, type Tray } from "./tray.ts";
import { stepTray, trays } from "./trays.ts";

const name = "frontdesk.uploads";

/** What of a tray outlives a reload of the window. The files themselves do not: a page may not keep hold of them. */
const KeptTrays = z.record(
  ConversationId,
  z.array(
    z.object({
      id: UploadId,
      name: z.string(),
      size: z.number(),
      sending: z.discriminatedUnion("state", [
        z.object({ state: z.literal("ready"), attachment: Attachment }),
        z.object({ state: z.enum(["judging", "coming", "paused", "failed", "lost"]) }),
      ]),
    }),
  ),
);

/** Puts back what was chosen before a reload, and keeps what changes from now on. */
export function keepTrays(shelf: ViewShelf, ask: AskOfUploads, machine: Machine): void {
  const before = keptIn(shelf);
  trays.setState(before);
  let last = "";
  trays.subscribe((all) => {
    const now = JSON.stringify(Object.fromEntries(Object.entries(all).map(([id, tray]) => [id, tray.map(kept)])));
    // How far each is changes many times a second, and is not kept.
    if (now === last) return;
    last = now;
    shelf.setItem(name, now);
  });
  for (const [conversation, tray] of Object.entries(before))
    for (const { id, sending } of tray)
      if (sending.state === "judging") void askAfter(conversation as ConversationId, id, ask, machine);
}

function kept({ id, name: called, size, sending }: Tray[number]): object {
  const { state } = sending;
  return { id, name: called, size, sending: state === "ready" ? sending : { state } };
}

function keptIn(shelf: ViewShelf): Record<ConversationId, Tray> {
  const parsed = KeptTrays.safeParse(JSON.parse(shelf.getItem(name) ?? "{}")).data ?? {};
  const all: Record<ConversationId, Tray> = {};
  for (const [conversation, files] of Object.entries(parsed)) {
    // What was refused was said.
    const there = files.filter(({ sending }) => sending.state !== "failed");
    const tray: Tray = there.map(({ sending, ...file }) => ({
      ...file,
      sending:
        sending.state === "ready" ? sending : sending.state === "judging" ? { state: "judging" } : { state: "lost" },
    }));
    all[conversation as ConversationId] = nextTray(tray, { is: "reloaded" });
  }
  return all;
}

const again = 1_000;

/** The hub has all of it: what became of it is asked for until it is said. */
async function askAfter(
  conversation: ConversationId,
  id: UploadId,
  ask: AskOfUploads,
  machine: Machine,
): Promise<void> {
  for (;;) {
    try {
      const { attachment } = await ask("upload.finish", { upload: id });
      if (attachment) return stepTray(conversation, { is: "told", id, sending: { state: "ready", attachment } });
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code !== "unavailable" && fault.code !== "too-fast" && fault.code !== "signed-out")
        return stepTray(conversation, { is: "told", id, sending: { state: "failed", fault } });
    }
    if (!trays.getState()[conversation]?.some((file) => file.id === id)) return;
    await new Promise<void>((go) => machine.after(again, go));
  }
}
