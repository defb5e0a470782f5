import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startRing } from "../../../../src-renderer/ring/ring-sound.ts";
import type { RingsOn } from "../../../../src-shared/ring/desk-asks.ts";

/** What the browser makes of it: devices that are there, and those on which the clock moves. */
let there: Set<string>;
let moving: Set<string>;
let audio: FakeAudio;
let heard: RingsOn[];

class FakeAudio extends EventTarget {
  sinkId = "";
  currentTime = 0;
  loop = false;
  volume = 1;
  isPlaying = false;
  constructor() {
    super();
    // eslint-disable-next-line typescript/no-this-alias -- the test looks at the one that was made
    audio = this;
  }
  async setSinkId(id: string): Promise<void> {
    if (id !== "" && !there.has(id)) throw new DOMException("gone", "NotFoundError");
    this.sinkId = id;
  }
  async play(): Promise<void> {
    this.isPlaying = true;
  }
  pause(): void {
    this.isPlaying = false;
  }
  removeAttribute(): void {}
  load(): void {}
  /** A moment of playing. */
  tick(): void {
    if (this.isPlaying && moving.has(this.sinkId)) this.currentTime += 0.25;
    this.dispatchEvent(new Event("timeupdate"));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("Audio", FakeAudio);
  vi.stubGlobal("navigator", {});
  there = new Set(["headset"]);
  moving = new Set(["", "headset"]);
  heard = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ring = (device: string | null, isTone = false) =>
  startRing({ url: "ring.wav", device, volume: 0.8, isTone, onMoved: (on) => void heard.push(on) });

/** Seconds of ringing. */
async function passes(seconds: number): Promise<void> {
  for (let moment = 0; moment < seconds * 4; moment++) {
    await vi.advanceTimersByTimeAsync(250);
    audio.tick();
  }
}

test.each([
  ["headset", "headset", ["chosen"]],
  [null, "", ["chosen"]],
  ["unplugged", "", ["system"]],
])("the ringer %s rings on %j, which is told once", async (device, sink, told) => {
  ring(device);
  await passes(3);
  expect([audio.sinkId, audio.loop, heard]).toEqual([sink, true, told]);
});

test("a device on which the clock stands still is given up for the system's own", async () => {
  moving = new Set([""]);
  ring("headset");
  await passes(3);
  expect([audio.sinkId, heard]).toEqual(["", ["system"]]);
});

test("where nothing moves nothing is told: main says so", async () => {
  moving = new Set();
  ring("headset");
  await passes(5);
  expect(heard).toEqual([]);
});

test("a ring becomes louder; a tone is one, as loud as it was chosen", async () => {
  ring("headset");
  const before = audio.volume;
  await passes(16);
  expect(audio.volume).toBeGreaterThan(before);
  expect(audio.volume).toBeCloseTo(0.8);
  ring("headset", true);
  expect([audio.loop, audio.volume]).toEqual([false, 0.8]);
});

test("after it was stopped it plays on no device", async () => {
  moving = new Set();
  const stop = ring("headset");
  await passes(0.5);
  stop();
  await passes(3);
  expect(audio.isPlaying).toBe(false);
});
