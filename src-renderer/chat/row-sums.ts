/** Heights of rows one below the other: where each begins, and which is where, without going through all of them. Pixels. */
export interface RowSums {
  readonly total: number;
  /** How far below the first row's top this one begins; for the number of rows: the end of the last. */
  readonly topOf: (index: number) => number;
  /** The row that is at this distance below the first row's top; the first or the last one for what is outside. */
  readonly at: (distance: number) => number;
  readonly heightOf: (index: number) => number;
  readonly set: (index: number, height: number) => void;
}

/** Takes the heights as its own. Each answer and each change takes as many steps as the count has binary digits. */
export function rowSums(heights: Float64Array): RowSums {
  const count = heights.length;
  // A tree of sums in one array (Fenwick): at `place` the sum of as many rows before it as its lowest bit says.
  const tree = new Float64Array(count + 1);
  for (let place = 1; place <= count; place++) {
    tree[place] = tree[place]! + heights[place - 1]!;
    const parent = place + (place & -place);
    if (parent <= count) tree[parent] = tree[parent]! + tree[place]!;
  }
  let highest = 1;
  while (highest * 2 <= count) highest *= 2;

  const topOf = (index: number): number => {
    let sum = 0;
    for (let place = Math.min(index, count); place > 0; place -= place & -place) sum += tree[place]!;
    return sum;
  };
  return {
    get total() {
      return topOf(count);
    },
    topOf,
    at(distance) {
      let [place, rest] = [0, distance];
      for (let step = highest; step > 0; step >>= 1) {
        const next = place + step;
        if (next > count || tree[next]! > rest) continue;
        place = next;
        rest -= tree[next]!;
      }
      return Math.max(0, Math.min(place, count - 1));
    },
    heightOf: (index) => heights[index]!,
    set(index, height) {
      const more = height - heights[index]!;
      if (more === 0) return;
      heights[index] = height;
      for (let place = index + 1; place <= count; place += place & -place) tree[place] = tree[place]! + more;
    },
  };
}
