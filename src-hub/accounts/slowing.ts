import { refuse } from "../../src-shared/rpc/fault.ts";

/** Wrong tries in a row that cost nothing: people mistype. */
const free = 5;
const first = 1_000;
const most = 5 * 60_000;
/** Somebody who stays away that long begins anew. */
const forgetAfter = 60 * 60_000;
/** So many in a row under one name are no mistyping (NIST SP 800-63B, 5.2.2): strange desks then wait for a day. */
const mostInARow = 100;
const afterTooMany = 24 * 60 * 60_000;
const mostKept = 10_000;

interface Tries {
  wrong: number;
  /** No further try before. */
  until: number;
  at: number;
}

/**
 * Slows who guesses passwords and codes: after five wrong tries in a row under one name, or from one address, each further
 * one waits longer, from 1 s doubling to 5 min. Kept in memory: a restart forgives, a guesser gains little by it.
 */
export interface Slowing {
  /**
   * Counts as wrong until `right` is called, so that tries made at once gain nothing. Throws `too-fast`. `device`: a desk at
   * which this name once signed in; its tries count apart, so that others' guesses do not keep its owner out.
   */
  begin(name: string, address: string, device?: string): { right(): void };
  /** What was counted under a name is forgotten: an administrator knows him. */
  forget(name: string): void;
}

const nameKey = (name: string): string => `name ${name.toLowerCase()}`;

export function slowing(machine: { now(): number }): Slowing {
  const kept = new Map<string, Tries>();

  function triesOf(key: string, now: number): Tries {
    const found = kept.get(key);
    return found && now < Math.max(found.at + forgetAfter, found.until) ? found : { wrong: 0, until: 0, at: now };
  }

  function waitOf(key: string, wrong: number): number {
    if (wrong < free) return 0;
    if (wrong >= mostInARow && !key.startsWith("address ")) return afterTooMany;
    return Math.min(most, first * 2 ** Math.min(wrong - free, 20));
  }

  function count(key: string, now: number): void {
    const wrong = triesOf(key, now).wrong + 1;
    // Deleted first: the map's order is then by last use, and the oldest goes when there are too many.
    kept.delete(key);
    kept.set(key, { wrong, until: now + waitOf(key, wrong), at: now });
    const oldest = kept.keys().next().value;
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  }

  return {
    begin(name, address, device) {
      const now = machine.now();
      const keys = device === undefined ? [nameKey(name), `address ${address}`] : [`device ${device}`];
      const wait = Math.max(...keys.map((key) => triesOf(key, now).until - now));
      if (wait > 0)
        throw refuse("too-fast", "too-many-tries", { retryAfter: wait, values: { seconds: Math.ceil(wait / 1000) } });
      for (const key of keys) count(key, now);
      return {
        right() {
          // Also what strangers did under this name: its owner is here.
          for (const key of [...keys, nameKey(name)]) kept.delete(key);
        },
      };
    },
    forget: (name) => void kept.delete(nameKey(name)),
  };
}
