import type { RowSums } from "./row-sums.ts";

/** The rows from `first` to before `last`, by their places. */
export interface Part {
  readonly first: number;
  readonly last: number;
}

/** With fewer rows than these around what is in sight more are drawn; and how many then: many at once, seldom. */
export const enough = 4;
const beyond = 12;

/** The rows that are in sight between two distances below the first row's top, in pixels. */
export function inSight(sums: RowSums, count: number, from: number, to: number): Part {
  return count === 0 ? { first: 0, last: 0 } : { first: sums.at(from), last: sums.at(to) + 1 };
}

/** What is to be drawn after this; the same part when there are `margin` rows around what is in sight. */
export function drawnWith(drawn: Part, sight: Part, count: number, margin: number): Part {
  const [first, last] = [Math.max(0, sight.first - margin), Math.min(count, sight.last + margin)];
  if (drawn.first <= first && drawn.last >= last && drawn.last <= count) return drawn;
  // Whoever pulls the scroll bar is elsewhere in the next frame: only what he sees is drawn then.
  const isNear = sight.first < drawn.last && sight.last > drawn.first;
  return wider(sight, isNear ? beyond : enough, count);
}

/** A row that is far away, with what is around it. */
export function around(index: number, count: number): Part {
  return wider({ first: index, last: index + 1 }, beyond, count);
}

function wider({ first, last }: Part, by: number, count: number): Part {
  return { first: Math.max(0, first - by), last: Math.min(count, last + by) };
}

interface Keyed {
  readonly key: string;
}

/** Where the rows of a part are among others: after older ones came before them, or newer ones after. */
export function movedTo(part: Part, before: readonly Keyed[], after: readonly Keyed[]): Part {
  const by = shiftOf(part, before, after);
  const clamp = (place: number): number => Math.max(0, Math.min(after.length, place + by));
  return { first: clamp(part.first), last: clamp(part.last) };
}

function shiftOf({ first, last }: Part, before: readonly Keyed[], after: readonly Keyed[]): number {
  const more = after.length - before.length;
  for (let place = first; place < last; place++) {
    const key = before[place]?.key;
    if (after[place]?.key === key) return 0;
    if (after[place + more]?.key === key) return more;
    const found = after.findIndex((row) => row.key === key);
    if (found >= 0) return found - place;
  }
  return 0;
}
