import type { Machine } from "../src-shared/rpc/machine.ts";

/** The browser that the window runs in. */
export const machine: Machine = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};
