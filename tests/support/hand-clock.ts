import { randomBytes } from "node:crypto";
import type { Machine } from "../../src-shared/rpc/machine.ts";

/** A machine whose time a test moves by hand. Timers run in the order they are due, at their own time. */
export interface HandClock extends Machine {
  /** Moves time forward, letting everything that becomes due happen, with real turns of the event loop between. */
  advance(ms: number): Promise<void>;
  /** Time passes and nothing happens meanwhile, as when the machine sleeps; what has become due comes at the next advance. */
  sleep(ms: number): void;
}

export function handClock(start = 1_700_000_000_000): HandClock {
  let now = start;
  let timers: Array<{ at: number; work: () => void }> = [];
  return {
    now: () => now,
    after(ms, work) {
      const timer = { at: now + ms, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    sleep: (ms) => void (now += ms),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    async advance(ms) {
      const end = now + ms;
      await turns();
      for (;;) {
        const due = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.work();
        await turns();
      }
      now = end;
      await turns();
    },
  };
}

/** Lets what is under way come to rest: commits and frames need a few turns of the event loop. */
export async function turns(count = 8): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Turns run through in a moment while a busy disk still syncs: so long, in milliseconds, it is waited for at least. */
const diskTakes = 3_000;

/** Waits for something to become true, by turns of the event loop; fails with `what` when it does not. */
export async function until<T>(what: string, look: () => T | undefined | null | false): Promise<T> {
  const end = performance.now() + diskTakes;
  for (let turn = 0; turn < 4000 || performance.now() < end; turn++) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`waited in vain for: ${what}`);
}
