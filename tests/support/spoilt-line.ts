import type { Pipe } from "../../src-shared/rpc/pipe.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";

export type Way = "up" | "down";

/** What stands between somebody and the hub: it keeps frames back, says them twice, and may be cut at one end alone. */
export interface SpoiltLine {
  /** A new wire: his end and the hub's. What the last one still holds arrives at its own ends. */
  wire(): [Pipe, Pipe];
  /** Frames, and the news that the other end is gone, are kept back until this is taken back; then they arrive in order. */
  pause(way: Way, on: boolean): void;
  /** So many more times each frame is delivered, right behind itself. */
  copies(way: Way, count: number): void;
  /** His end breaks at once. The hub hears of it when all has arrived that is kept back: late frames of a wire long gone. */
  breaks(): void;
  /** Everything is as it should be from now on, and what was kept back arrives. */
  mends(): void;
}

interface Half {
  paused: boolean;
  copies: number;
  kept: Array<() => void>;
}

/** `heard`: every frame that the hub sends down, before anything happens to it. */
export function spoiltLine(heard: (frame: string) => void): SpoiltLine {
  const halves: Record<Way, Half> = {
    up: { paused: false, copies: 0, kept: [] },
    down: { paused: false, copies: 0, kept: [] },
  };
  let near: Pipe | undefined;

  const pass = (half: Half, work: () => void): void => void (half.paused ? half.kept.push(work) : work());
  function deliver(half: Half, to: Pipe, frame: string): void {
    // A socket never says a hello twice: only what a program repeats by itself is repeated here.
    const times = frame.includes('"ask":"hello"') ? 1 : 1 + half.copies;
    pass(half, () => {
      for (let time = 0; time < times; time++) to.post(frame);
    });
  }
  function pause(way: Way, on: boolean): void {
    halves[way].paused = on;
    if (!on) for (const work of halves[way].kept.splice(0)) work();
  }

  return {
    wire() {
      const [his, a] = pipePair();
      const [b, hubs] = pipePair();
      near = a;
      a.onFrame((frame) => deliver(halves.up, b, frame));
      b.onFrame((frame) => {
        heard(frame);
        deliver(halves.down, a, frame);
      });
      a.onClosed(({ code, reason }) => pass(halves.up, () => b.close(code, reason)));
      b.onClosed(({ code, reason }) => pass(halves.down, () => a.close(code, reason)));
      return [his, hubs];
    },
    pause,
    copies: (way, count) => void (halves[way].copies = count),
    breaks: () => near?.close(1006, "cut"),
    mends() {
      for (const way of ["up", "down"] as const) {
        halves[way].copies = 0;
        pause(way, false);
      }
    },
  };
}
