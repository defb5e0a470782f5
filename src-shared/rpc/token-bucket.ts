import type { Machine } from "./machine.ts";

/** Who goes on for so long, milliseconds, without ever letting half of a burst gather, does not listen. */
const besetFor = 5_000;

/**
 * A token bucket: `rate` tokens a second, `burst` at most. `take` answers 0 when the ask may pass, else the milliseconds
 * to wait. An asker who goes on without listening is `far-too-fast`: ten bursts refused one after another, or ten bursts
 * refused within a stretch of five seconds and more, though one in between got through.
 */
export function tokenBucket(machine: Pick<Machine, "now">, limits: { rate: number; burst: number }) {
  const most = limits.burst * 10;
  let tokens = limits.burst;
  let at = machine.now();
  let inARow = 0;
  let besetSince = at;
  let inStretch = 0;
  return {
    take(): number | "far-too-fast" {
      const now = machine.now();
      tokens = Math.min(limits.burst, tokens + (Math.max(0, now - at) * limits.rate) / 1000);
      at = now;
      if (tokens >= limits.burst / 2) {
        besetSince = now;
        inStretch = 0;
      }
      if (tokens >= 1) {
        tokens -= 1;
        inARow = 0;
        return 0;
      }
      inARow += 1;
      inStretch += 1;
      if (inARow > most || (inStretch > most && now - besetSince >= besetFor)) return "far-too-fast";
      return Math.ceil(((1 - tokens) * 1000) / limits.rate);
    },
  };
}
