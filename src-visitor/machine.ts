import type { Machine } from "../src-shared/rpc/machine.ts";

/** The visitor's browser as the protocol sees it. */
export const browserMachine: Machine = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};
