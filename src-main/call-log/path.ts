import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Log } from "../shell/shell.ts";
import type { LogItem } from "./contract.ts";

/** The longest that an event waits for the disk before it is shown all the same. */
export const patience = 100;

/** Something on its way to the window: what is written first, and what is done then. */
export interface Step {
  readonly items: readonly LogItem[];
  pass(): void;
}

/**
 * The way of every event: log first, window second, all in the order of their coming. What comes while a write is under
 * way goes as the next batch. `keep` never rejects; it is waited for, but no longer than `patience`.
 */
export function eventPath(options: { machine: Machine; log: Log; keep: (items: readonly LogItem[]) => Promise<void> }) {
  const { machine, log, keep } = options;
  let waiting: Step[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const items = batch.flatMap((step) => step.items);
      if (items.length > 0) await atMost(machine, patience, keep(items));
      for (const step of batch) passed(step);
    }
    running = false;
  }

  function passed(step: Step): void {
    try {
      step.pass();
    } catch (error) {
      // One event that cannot be shown must not hold up all that come after it.
      log.error("An event could not be passed on.", error);
    }
  }

  return {
    take(step: Step): void {
      waiting.push(step);
      if (!running) void run();
    },
  };
}

/** Resolves when `work` has, or after `ms`. */
export function atMost(machine: Machine, ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = machine.after(ms, resolve);
    work.finally(stop).then(resolve, reject);
  });
}
