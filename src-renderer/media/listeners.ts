import type { Stop } from "../../src-shared/rpc/pipe.ts";

/** Those who want to know that something changed. They read the new state themselves. */
export interface Listeners {
  readonly add: (listener: () => void) => Stop;
  readonly tell: () => void;
}

export function listeners(): Listeners {
  const all = new Set<() => void>();
  return {
    add(listener) {
      // Wrapped, so that the same function may listen twice and each stop ends its own.
      const own = (): void => listener();
      all.add(own);
      return () => void all.delete(own);
    },
    tell() {
      for (const listener of all) listener();
    },
  };
}
