import { makeHeap } from "./heap.ts";

/** What is to be looked at when; each item at one moment at most. */
export interface Dues<Item> {
  /** Null: at no time. */
  set(item: Item, at: number | null): void;
  /** Takes out what is due until then. */
  until(now: number): Item[];
  next(): number | null;
  clear(): void;
}

export function makeDues<Item>(): Dues<Item> {
  const dueOf = new Map<Item, number>();
  const heap = makeHeap<{ at: number; item: Item }>((a, b) => a.at - b.at);

  // What was set anew stays in the heap under its old moment until that comes up.
  const isStale = ({ at, item }: { at: number; item: Item }): boolean => dueOf.get(item) !== at;

  function compact(): void {
    if (heap.size < 1000 || heap.size < 4 * dueOf.size) return;
    heap.clear();
    for (const [item, at] of dueOf) heap.push({ at, item });
  }

  function first(): number | null {
    for (let top = heap.peek(); top; top = heap.peek()) {
      if (!isStale(top)) return top.at;
      heap.pop();
    }
    return null;
  }

  return {
    set(item, at) {
      if (at === null) return void dueOf.delete(item);
      if (dueOf.get(item) === at) return;
      dueOf.set(item, at);
      heap.push({ at, item });
      compact();
    },
    until(now) {
      const due: Item[] = [];
      for (let at = first(); at !== null && at <= now; at = first()) {
        const { item } = heap.pop()!;
        dueOf.delete(item);
        due.push(item);
      }
      return due;
    },
    next: first,
    clear() {
      dueOf.clear();
      heap.clear();
    },
  };
}
