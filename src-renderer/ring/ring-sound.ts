import type { RingsOn } from "../../src-shared/ring/desk-asks.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";

export interface RingSound {
  readonly url: string;
  /** The device to ring on; null for the system's own. */
  readonly device: string | null;
  /** 0 to 1: how loud it becomes. */
  readonly volume: number;
  /** Once, at its full volume, instead of again and again. */
  readonly isTone?: boolean;
  /** The sound's clock moved: it is really playing, on this device. Called once for each. */
  readonly onMoved: (on: RingsOn) => void;
}

/** It begins at this share of its volume, and is at its loudest after so many milliseconds. */
const softest = 0.35;
const loudestAfter = 15_000;
/** A chosen device whose clock has not moved by then is given up for the system's own. */
const movesWithin = 800;

/** How loud a ring is that began so many milliseconds ago. */
export function loudness(volume: number, elapsed: number): number {
  const share = softest + (1 - softest) * Math.min(1, Math.max(0, elapsed) / loudestAfter);
  return Math.min(1, Math.max(0, volume * share));
}

/**
 * Plays the ring again and again, louder until it is stopped. Where the chosen device is gone, or its clock stands still,
 * the system's own rings. What cannot be played is not reported as heard.
 */
export function startRing({ url, device, volume, isTone = false, onMoved }: RingSound): Stop {
  const audio = new Audio(url);
  const began = performance.now();
  const told = new Set<RingsOn>();
  let on: RingsOn = "chosen";
  /** Where its clock stood when it went to the device that it is on. */
  let from = 0;
  let isStopped = false;
  audio.loop = !isTone;
  audio.volume = isTone ? volume : loudness(volume, 0);
  const louder = setInterval(() => {
    if (!isTone) audio.volume = loudness(volume, performance.now() - began);
  }, 500);
  const patience = setTimeout(() => void giveUp(), movesWithin);
  audio.addEventListener("timeupdate", () => {
    if (told.has(on) || audio.currentTime === from) return;
    told.add(on);
    onMoved(on);
  });
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  const again = (): void => void aim();
  mediaDevices?.addEventListener("devicechange", again);
  void begin();

  /** A device that was unplugged rings on the system's own instead of not at all, and again on its own when it is back. */
  async function aim(): Promise<void> {
    if (device === null) return;
    const isThere = await audio.setSinkId(device).then(
      () => audio.sinkId === device,
      () => false,
    );
    if (isThere) on = "chosen";
    else await toSystem();
  }

  async function toSystem(): Promise<void> {
    on = "system";
    from = audio.currentTime;
    await audio.setSinkId("");
  }

  async function giveUp(): Promise<void> {
    if (device === null || isStopped || told.size > 0) return;
    await toSystem();
    await play();
  }

  async function begin(): Promise<void> {
    await aim();
    await play();
  }

  async function play(): Promise<void> {
    // Refused by the browser, or stopped before it began: nothing was heard, and main tells the agent so.
    if (!isStopped) await audio.play().catch(() => undefined);
  }

  return () => {
    isStopped = true;
    clearInterval(louder);
    clearTimeout(patience);
    mediaDevices?.removeEventListener("devicechange", again);
    audio.pause();
    audio.removeAttribute("src");
    audio.load();
  };
}
