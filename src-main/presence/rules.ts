import type { MachineUse, ReadinessPart } from "../../src-shared/presence/model.ts";

/** What is known of the workstation at one moment. */
export interface Workstation {
  readonly isLocked: boolean;
  readonly isAsleep: boolean;
  /** Seconds without input; null where nobody can say. */
  readonly idleFor: number | null;
  /** Minutes without input that count as idle; 0: it never does. */
  readonly idleAfter: number;
  /** Who speaks with a visitor touches nothing, and is there all the same. */
  readonly isInCall: boolean;
}

/** What it counts as. Locked and asleep go before idle: they say more. */
export function useOf({ isLocked, isAsleep, idleFor, idleAfter, isInCall }: Workstation): MachineUse | null {
  if (isAsleep) return "asleep";
  if (isLocked) return "locked";
  const isIdle = !isInCall && idleAfter > 0 && idleFor !== null && idleFor >= idleAfter * 60;
  return isIdle ? "idle" : null;
}

/** What a page found. */
export interface Found {
  readonly unready: readonly ReadinessPart[];
  /** What it could not test now. */
  readonly passedOver: readonly ReadinessPart[];
}

/** What holds after a test: what was passed over stays as it was found the last time. */
export function verdictOf(before: readonly ReadinessPart[], { unready, passedOver }: Found): ReadinessPart[] {
  const kept = before.filter((part) => passedOver.includes(part));
  return [...new Set([...unready, ...kept])].toSorted();
}

/** A desk tests itself every five minutes; one that is not ready every minute, so that it mends by itself. */
export function testAgainAfter(verdict: readonly ReadinessPart[]): number {
  return verdict.length === 0 ? 300_000 : 60_000;
}
