import { randomBytes } from "node:crypto";
import type { Machine } from "../src-shared/rpc/machine.ts";

/** The longest that a timer of Node takes. */
const longest = 2 ** 31 - 1;

/** This computer. Its clock is nobody's truth: times come from the hub, and only differences are taken here. */
export const nodeMachine: Machine = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, Math.min(Math.max(0, ms), longest));
    return () => clearTimeout(timer);
  },
  randomBytes: (count) => randomBytes(count),
};
