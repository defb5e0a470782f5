import { fraction, type Machine } from "./machine.ts";

const first = 500;
const most = 30_000;

/**
 * How long to wait before try `count` (0 for the first after a loss), in milliseconds: full jitter, 0.5 → 30 s, or up to
 * `longest`. Source: M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015.
 */
export function backoff(machine: Machine, count: number, longest = most): number {
  return Math.ceil(fraction(machine) * Math.min(longest, first * 2 ** Math.min(count, 16)));
}
