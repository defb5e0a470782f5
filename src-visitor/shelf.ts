/** A few texts that outlive the page. Where the browser blocks storage they last as long as the page itself. */
export interface Shelf {
  read(name: string): string | null;
  /** Null takes it away. */
  keep(name: string, value: string | null): void;
}

/** `open` is asked once; it throws where storage is blocked (Safari and Chromium in a third party's frame, by setting). */
export function shelfIn(open: () => Storage, prefix: string): Shelf {
  const memory = new Map<string, string>();
  let storage: Storage | undefined;
  try {
    storage = open();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  return {
    read: (name) => memory.get(name) ?? storage?.getItem(prefix + name) ?? null,
    keep(name, value) {
      if (value === null) {
        memory.delete(name);
        storage?.removeItem(prefix + name);
        return;
      }
      memory.set(name, value);
      try {
        storage?.setItem(prefix + name, value);
      } catch (error) {
        // Full: what is in memory stays true until the page goes.
        if (!(error instanceof DOMException)) throw error;
      }
    },
  };
}
