import type { Stop } from "../../src-shared/rpc/pipe.ts";

export interface RingSound {
  readonly url: string;
  /** The device to ring on; null for the system's own. */
  readonly device: string | null;
  /** 0 to 1: how loud it becomes. */
  readonly volume: number;
  /** The sound's clock moved: it is really playing. Called once. */
  readonly onMoved: () => void;
}

/** It begins at this share of its volume, and is at its loudest after so many milliseconds. */
const softest = 0.35;
const loudestAfter = 15_000;

/** How loud a ring is that began so many milliseconds ago. */
export function loudness(volume: number, elapsed: number): number {
  const share = softest + (1 - softest) * Math.min(1, Math.max(0, elapsed) / loudestAfter);
  return Math.min(1, Math.max(0, volume * share));
}

/** Plays the ring again and again, louder until it is stopped. What cannot be played is not reported as heard. */
export function startRing({ url, device, volume, onMoved }: RingSound): Stop {
  const audio = new Audio(url);
  const began = performance.now();
  let moved = false;
  audio.loop = true;
  audio.volume = loudness(volume, 0);
  const louder = setInterval(() => {
    audio.volume = loudness(volume, performance.now() - began);
  }, 500);
  audio.addEventListener("timeupdate", () => {
    if (moved || audio.currentTime === 0) return;
    moved = true;
    onMoved();
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
    if (!isThere) await audio.setSinkId("");
  }

  async function begin(): Promise<void> {
    await aim();
    // Refused by the browser, or stopped before it began: nothing was heard, and main tells the agent so.
    await audio.play().catch(() => undefined);
  }

  return () => {
    clearInterval(louder);
    mediaDevices?.removeEventListener("devicechange", again);
    audio.pause();
    audio.removeAttribute("src");
    audio.load();
  };
}
