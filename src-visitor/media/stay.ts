import { backoff } from "../../src-shared/rpc/backoff.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Phase } from "./view.ts";

/** A way in that takes longer than this is said to be in trouble; it is tried on. Milliseconds. */
const sayAfter = 8_000;

/** How a room that was open came to its end. */
export type Aftermath = "again" | "over" | "elsewhere";

export interface StayPorts {
  readonly machine: Machine;
  /** Goes into the room by a fresh way in; resolves when it stands, with the promise of its end. */
  readonly enter: () => Promise<{ closed: Promise<Aftermath> }>;
  /** True when the hub says that there is no call any more. */
  readonly isOver: (error: unknown) => boolean;
  readonly phase: (phase: Phase) => void;
}

export interface Stay {
  /** Tries at once: after `elsewhere`, and while it waits for the next try. */
  readonly retry: () => void;
  readonly leave: () => void;
}

/**
 * Stays in a call: what breaks is entered again for as long as the hub has the call; the hub's events end it. Knows nothing
 * of rooms, so that every path can be walked in a test.
 */
export function stayInCall({ machine, enter, isOver, phase }: StayPorts): Stay {
  let left = false;
  let wake: () => void = () => {};

  function until(ms: number | null): Promise<void> {
    return new Promise((resolve) => {
      const stop = ms === null ? () => {} : machine.after(ms, resolve);
      wake = () => {
        stop();
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    let again: Phase = "connecting";
    for (let tries = 0; !left;) {
      phase(tries > 1 ? "failed" : again);
      const stop = machine.after(sayAfter, () => left || phase("failed"));
      try {
        const { closed } = await enter();
        stop();
        if (left) return;
        phase("connected");
        tries = 0;
        const after = await closed;
        if (left || after === "over") return;
        again = "reconnecting";
        if (after === "elsewhere") {
          phase("elsewhere");
          await until(null);
        }
      } catch (error) {
        stop();
        if (isOver(error) || left) return;
        console.debug(error);
        await until(backoff(machine, Math.min(tries++, 4)));
      }
    }
  }

  void run();
  return {
    retry: () => wake(),
    leave() {
      left = true;
      wake();
    },
  };
}
