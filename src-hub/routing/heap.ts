/** The smallest first, in logarithmic time. */
export interface Heap<Item> {
  readonly size: number;
  peek(): Item | undefined;
  pop(): Item | undefined;
  push(item: Item): void;
  clear(): void;
}

export function makeHeap<Item>(compare: (a: Item, b: Item) => number): Heap<Item> {
  const items: Item[] = [];

  function rise(at: number): void {
    const item = items[at]!;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (compare(items[parent]!, item) <= 0) break;
      items[at] = items[parent]!;
      at = parent;
    }
    items[at] = item;
  }

  function sink(item: Item): void {
    let at = 0;
    for (let child = 1; child < items.length; child = 2 * at + 1) {
      if (child + 1 < items.length && compare(items[child + 1]!, items[child]!) < 0) child++;
      if (compare(item, items[child]!) <= 0) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = item;
  }

  return {
    get size() {
      return items.length;
    },
    peek: () => items[0],
    pop() {
      const top = items[0];
      const last = items.pop();
      if (items.length > 0) sink(last!);
      return top;
    },
    push(item) {
      items.push(item);
      rise(items.length - 1);
    },
    clear: () => void (items.length = 0),
  };
}
