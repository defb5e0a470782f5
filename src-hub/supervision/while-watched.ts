import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { watchFor } from "../../src-shared/supervision/colleague-asks.ts";

/** Nobody is told more often, milliseconds. */
const pause = 1_000;

export interface WatchedWork {
  /** Somebody looks for the first time since nobody did: reads what there is. Answers what ends the listening. */
  begin(): Promise<Stop>;
  /** Something may have changed; at most once a second. */
  tick(): Promise<void> | void;
  failed(error: unknown): void;
}

/** Work that is done only while somebody looks: it begins with the first watch, and ends when the last has run out. */
export function whileWatched({ now, after }: Pick<Machine, "now" | "after">, work: WatchedWork) {
  let until = 0;
  let end: Promise<Stop> | undefined;
  let stopExpiry: Stop = () => {};
  let stopPause: Stop = () => {};
  let isPausing = false;
  let isAwaited = false;

  function changed(): void {
    if (end === undefined || isPausing) return void (isAwaited = end !== undefined);
    isPausing = true;
    isAwaited = false;
    // Not in the turn of whoever changed something: what comes with it is told together.
    stopPause = after(0, () => {
      void tick();
    });
  }

  async function tick(): Promise<void> {
    try {
      await work.tick();
    } catch (error) {
      work.failed(error);
    }
    if (end === undefined) return;
    stopPause = after(pause, () => {
      isPausing = false;
      if (isAwaited) changed();
    });
  }

  function expire(): void {
    if (until > now()) return void (stopExpiry = after(until - now(), expire));
    stop();
  }

  function stop(): void {
    stopExpiry();
    stopPause();
    isPausing = isAwaited = false;
    void end?.then(
      (stopListening) => stopListening(),
      () => undefined,
    );
    end = undefined;
  }

  return {
    /** Answers when there is something to see. */
    async watch(): Promise<void> {
      until = now() + watchFor;
      if (end === undefined) {
        end = work.begin();
        stopExpiry = after(watchFor, expire);
      }
      try {
        await end;
      } catch (error) {
        stop();
        throw error;
      }
    },
    changed,
    stop,
  };
}
