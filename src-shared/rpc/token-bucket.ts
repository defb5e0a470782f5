import type { Machine } from "./machine.ts";

/**
 * A token bucket: `rate` tokens a second, `burst` at most. `take` answers 0 when the ask may pass, else the milliseconds
 * to wait; an asker who goes on for ten bursts without listening is `far-too-fast`.
 */
export function tokenBucket(machine: Machine, limits: { rate: number; burst: number }) {
  let tokens = limits.burst;
  let at = machine.now();
  let refused = 0;
  return {
    take(): number | "far-too-fast" {
      const now = machine.now();
      tokens = Math.min(limits.burst, tokens + (Math.max(0, now - at) * limits.rate) / 1000);
      at = now;
      if (tokens >= 1) {
        tokens -= 1;
        refused = 0;
        return 0;
      }
      refused += 1;
      return refused > limits.burst * 10 ? "far-too-fast" : Math.ceil(((1 - tokens) * 1000) / limits.rate);
    },
  };
}
