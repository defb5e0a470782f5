import { randomBytes } from "node:crypto";
import type { Machine } from "../../src-shared/rpc/machine.ts";

/** The longest that Node's timers can wait; beyond it they would fire at once. */
const longest = 2 ** 31 - 1;

/** This process's machine: the wall clock at its start, moved on by the monotonic one, so that it never goes back. */
export function nodeMachine(): Machine {
  const begun = Date.now() - performance.now();
  return {
    now: () => Math.floor(begun + performance.now()),
    after(ms, work) {
      const timer = setTimeout(work, Math.min(ms, longest));
      // Sockets and the server keep the process alive, not what they wait for.
      timer.unref();
      return () => clearTimeout(timer);
    },
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
  };
}
