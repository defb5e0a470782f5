import type { CallKey } from "../../src-shared/mini-bar/desk-asks.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";

const all = new Set<(key: CallKey) => void>();

/** Hears the keys that main holds all over the machine. */
export function onCallKey(listener: (key: CallKey) => void): Stop {
  all.add(listener);
  return () => void all.delete(listener);
}

/** Main says that one was pressed. */
export function tellCallKey(key: CallKey): void {
  for (const listener of all) listener(key);
}
