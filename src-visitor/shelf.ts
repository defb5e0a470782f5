import * as z from "zod/mini";
import { parseJson } from "../src-shared/rpc/frames.ts";

/** A few texts that outlive the page. */
export interface Shelf {
  readonly read: (name: string) => string | null;
  /** Null takes it away. */
  readonly keep: (name: string, value: string | null) => void;
  /** Takes all of it away. */
  readonly clear: () => void;
}

/** The part of a browser's storage that a shelf needs. */
export type Place = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** The browser's own place, or undefined where it keeps nothing for a frame of another site. */
export function placeOf(open: () => Storage): Place | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** A place in memory that begins with what `text` holds and tells its whole content after each change. */
export function placeOutside(text: string, changed: (text: string) => void): Place {
  const held = new Map(Object.entries(z.record(z.string(), z.string()).safeParse(parseJson(text)).data ?? {}));
  const tell = (): void => changed(JSON.stringify(Object.fromEntries(held)));
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem(name, value) {
      if (held.get(name) === value) return;
      held.set(name, value);
      tell();
    },
    removeItem(name) {
      if (held.delete(name)) tell();
    },
    key: (at) => [...held.keys()][at] ?? null,
    get length() {
      return held.size;
    },
  };
}

export function shelfIn(place: Place, prefix: string): Shelf {
  const unkept = new Map<string, string>();
  return {
    read: (name) => unkept.get(name) ?? place.getItem(prefix + name),
    keep(name, value) {
      unkept.delete(name);
      if (value === null) return place.removeItem(prefix + name);
      try {
        place.setItem(prefix + name, value);
      } catch (error) {
        // Full: what is in memory stays true until the page goes.
        if (!(error instanceof DOMException)) throw error;
        unkept.set(name, value);
      }
    },
    clear() {
      unkept.clear();
      const names = Array.from({ length: place.length }, (_, at) => place.key(at) ?? "");
      for (const name of names) if (name.startsWith(prefix)) place.removeItem(name);
    },
  };
}
