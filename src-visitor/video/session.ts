import { effect, type ReadonlySignal, signal } from "@preact/signals";
import * as z from "zod/mini";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { parseJson } from "../../src-shared/rpc/frames.ts";
import { answerOfShare } from "../../src-shared/screen-share/answer.ts";
import { browserMachine as machine } from "../machine.ts";
import { type CallMedia, openCall } from "../media/call.ts";
import { reportCall } from "../media-report/report.ts";
import { permissionOf } from "../../src-media/devices/permission.ts";
import { type Kind, kinds, type MediaView, noMedia } from "../media/view.ts";
import { askedFirst, sendable } from "./camera-mode.ts";
import { onStage } from "./parts.ts";
import type { VideoPorts } from "./visit.ts";

/** What was on, and from which devices: kept for a reload in the middle of the call. */
const Seat = z.object({
  on: z.array(z.enum(kinds)),
  chosen: z.object({ camera: z.optional(z.string()), microphone: z.optional(z.string()) }),
});

/** One call as this page takes part in it, from the device check on. */
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
  /** Whether the devices were looked at, or are known from before a reload. */
  const checked = signal(video.screen.peek() !== "call");
  const media = openCall({
    machine,
    join: video.join,
    nudge: video.nudge,
    isOver: (error) => faultOf(error).code === "gone",
    changed(next) {
      view.value = next;
      if (next.phase !== "check" && next.phase !== "elsewhere") keepSeat(video, media, next);
    },
  });
  video.inCall.value = {
    async turnCameraOn() {
      await media.own.turn("camera", true);
      return media.own.state("camera");
    },
    share: async () => answerOfShare(await media.startShare()),
  };
  media.turnSound(video.shelf.read("sound") !== "off");
  const stopReports = reportCall(video, media, view);
  const stop = effect(() => {
    const screen = video.screen.value;
    if (!onStage(screen)) {
      stopReports();
      media.close();
      current = undefined;
      video.inCall.value = null;
      // Not from within its own run.
      queueMicrotask(() => stop());
    } else if (screen === "check") media.prepare();
    else if (screen === "waiting") keepSeat(video, media, view.peek());
    else if (screen === "call" && checked.value) media.join();
  });
  const { camera } = video;
  const stopMode = effect(() => {
    // The rules changed before the call began: what it forbids is put away. The media server would not take it either.
    if (!sendable(camera.value).includes("camera") && view.value.own.camera.state === "on")
      void media.own.turn("camera", false);
    if (!onStage(video.screen.value)) queueMicrotask(() => stopMode());
  });
  void open(video, media).then(() => (checked.value = true));
  return { media, view };
}

/** Straight back in after a reload, if nobody has to be asked; else the device check first. */
async function open(video: VideoPorts, media: CallMedia): Promise<void> {
  const screen = video.screen.peek();
  const mode = video.camera.peek();
  const seat = readSeat(video);
  const reloaded = screen === "call" || screen === "waiting";
  if (!reloaded || !seat) {
    if (screen === "call") video.enter("check");
    if (screen === "waiting") return;
    // Not awaited: whether the browser asks is shown meanwhile.
    void media.open(askedFirst(mode), seat?.chosen ?? {});
    return;
  }
  const on = seat.on.filter((kind) => sendable(mode).includes(kind));
  const granted = await Promise.all(on.map(async (kind) => (await permissionOf(kind)) === "granted"));
  if (!granted.includes(false)) return void media.open(on, seat.chosen);
  if (screen === "call") video.enter("check");
  void media.open(on, seat.chosen);
}

/** Keeps whether the other side is heard, over a reload (features 000-30). */
export function turnSound({ shelf }: VideoPorts, media: CallMedia, on: boolean): void {
  shelf.keep("sound", on ? null : "off");
  media.turnSound(on);
}

function keepSeat({ shelf }: VideoPorts, media: CallMedia, { own }: MediaView): void {
  const on = kinds.filter((kind: Kind) => own[kind].state === "on" || own[kind].state === "opening");
  shelf.keep("seat", JSON.stringify({ on, chosen: media.own.chosen() }));
}

function readSeat({ shelf }: VideoPorts) {
  return Seat.safeParse(parseJson(shelf.read("seat") ?? "null")).data;
}
