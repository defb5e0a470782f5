import * as z from "zod/mini";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { Attachment, UploadId } from "../../src-shared/uploads/model.ts";
import type { AskOfUploads } from "../../src-media/uploads/send.ts";
import type { ViewShelf } from "../kept-view.ts";
import type { Place } from "./place.ts";
import { nextTray, type Tray } from "./tray.ts";
import { stepTray, trays } from "./trays.ts";

const name = "frontdesk.uploads";

/** What of a tray outlives a reload of the window, or goes to another. The files themselves do not: a page may not keep hold of them. */
export const KeptTray = z.array(
  z.object({
    id: UploadId,
    name: z.string(),
    size: z.number(),
    sending: z.discriminatedUnion("state", [
      z.object({ state: z.literal("ready"), attachment: Attachment }),
      z.object({ state: z.enum(["judging", "coming", "paused", "failed", "lost"]) }),
    ]),
  }),
);
type KeptTray = z.infer<typeof KeptTray>;
const KeptTrays = z.record(z.string(), KeptTray);

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
  for (const place of Object.keys(before)) askAfterJudged(place as Place, ask, machine);
}

/** Whoever has taken a tray over hears what became of what was being judged. */
export function askAfterJudged(place: Place, ask: AskOfUploads, machine: Machine): void {
  for (const { id, sending } of trays.getState()[place] ?? [])
    if (sending.state === "judging") void askAfter(place, id, ask, machine);
}

export function kept({ id, name: called, size, sending }: Tray[number]): KeptTray[number] {
  const { state } = sending;
  return { id, name: called, size, sending: state === "ready" ? sending : { state } };
}

/** A tray out of what was kept of it: what the hub has is still there, the rest must be chosen again. */
export function keptTray(files: KeptTray): Tray {
  // What was refused was said.
  const there = files.filter(({ sending }) => sending.state !== "failed");
  const tray: Tray = there.map(({ sending, ...file }) => ({
    ...file,
    sending:
      sending.state === "ready" ? sending : sending.state === "judging" ? { state: "judging" } : { state: "lost" },
  }));
  return nextTray(tray, { is: "reloaded" });
}

function keptIn(shelf: ViewShelf): Record<Place, Tray> {
  const parsed = KeptTrays.safeParse(JSON.parse(shelf.getItem(name) ?? "{}")).data ?? {};
  const all: Record<Place, Tray> = {};
  for (const [place, files] of Object.entries(parsed)) all[place as Place] = keptTray(files);
  return all;
}

const again = 1_000;

/** The hub has all of it: what became of it is asked for until it is said. */
async function askAfter(place: Place, id: UploadId, ask: AskOfUploads, machine: Machine): Promise<void> {
  for (;;) {
    try {
      const { attachment } = await ask("upload.finish", { upload: id });
      if (attachment) return stepTray(place, { is: "told", id, sending: { state: "ready", attachment } });
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code !== "unavailable" && fault.code !== "too-fast" && fault.code !== "signed-out")
        return stepTray(place, { is: "told", id, sending: { state: "failed", fault } });
    }
    if (!trays.getState()[place]?.some((file) => file.id === id)) return;
    await new Promise<void>((go) => machine.after(again, go));
  }
}
