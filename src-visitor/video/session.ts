import { effect, type ReadonlySignal, signal } from "@preact/signals";
import * as z from "zod/mini";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { parseJson } from "../../src-shared/rpc/frames.ts";
import { browserMachine as machine } from "../machine.ts";
import { type CallMedia, openCall } from "../media/call.ts";
import { permissionOf } from "../media/permission.ts";
import { type Kind, kinds, type MediaView, noMedia } from "../media/view.ts";
import type { VideoPorts } from "./visit.ts";

/** What was on, and from which devices: kept for a reload in the middle of the call. */
const Seat = z.object({
  on: z.array(z.enum(kinds)),
  chosen: z.object({ camera: z.optional(z.string()), microphone: z.optional(z.string()) }),
});

/** One call as this page takes part in it. */
export interface Session {
  readonly media: CallMedia;
  readonly view: ReadonlySignal<MediaView>;
}

let current: Session | undefined;

/** The session of the call that the visitor is in; a component that comes and goes finds it as it was. */
export function sessionOf(video: VideoPorts): Session {
  current ??= begin(video);
  return current;
}

function begin(video: VideoPorts): Session {
  const view = signal<MediaView>(noMedia);
  const media = openCall({
    machine,
    join: video.join,
    isOver: (error) => faultOf(error).code === "gone",
    changed(next) {
      view.value = next;
      if (next.phase !== "check") keepSeat(video, media, next);
    },
  });
  const stop = effect(() => {
    const screen = video.screen.value;
    if (screen === "check" || screen === "call") return;
    media.close();
    current = undefined;
    // Not from within its own run.
    queueMicrotask(() => stop());
  });
  void enter(video, media);
  return { media, view };
}

/** Straight back in after a reload, if nobody has to be asked; else the device check first. */
async function enter(video: VideoPorts, media: CallMedia): Promise<void> {
  const seat = video.screen.peek() === "call" ? readSeat(video) : undefined;
  if (!seat) {
    video.enter("check");
    return media.open(kinds, readSeat(video)?.chosen ?? {});
  }
  const granted = await Promise.all(seat.on.map(async (kind) => (await permissionOf(kind)) === "granted"));
  if (granted.includes(false)) {
    video.enter("check");
    return media.open(seat.on, seat.chosen);
  }
  const opened = media.open(seat.on, seat.chosen);
  media.join();
  return opened;
}

function keepSeat({ shelf }: VideoPorts, media: CallMedia, { own }: MediaView): void {
  const on = kinds.filter((kind: Kind) => own[kind].state === "on" || own[kind].state === "opening");
  shelf.keep("seat", JSON.stringify({ on, chosen: media.own.chosen() }));
}

function readSeat({ shelf }: VideoPorts) {
  return Seat.safeParse(parseJson(shelf.read("seat") ?? "null")).data;
}
