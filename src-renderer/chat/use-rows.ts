import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { inSight, movedTo, type Part } from "./drawn-rows.ts";
import { listPlace, type PlaceElements } from "./list-place.ts";
import { heightsOf } from "./row-heights.ts";
import { rowSums } from "./row-sums.ts";
import { remembersShowing } from "./shown-rows.ts";
import type { Row } from "./row.ts";
import { useHeldFocus } from "./use-held-focus.ts";

/** What of a long list is on the screen, and the way to the rest. */
export interface ShownRows extends PlaceElements, Part {
  /** The room that the rows take that are not drawn, in pixels. */
  readonly above: number;
  readonly below: number;
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
}

/** As high as a place is thought to be before there is one, in pixels. */
const usual = 800;
/** So many rows that were added at once are drawn at the end. */
const added = 40;

interface Drawn extends Part {
  readonly of: readonly Row[];
}

/**
 * Draws of any number of rows those that are near the screen. With a `mark` it begins at the row of that key, in the middle
 * of the place, else at the end.
 */
export function useRows(rows: readonly Row[], mark?: string): ShownRows {
  const [known] = useState(() => new Map<string, number>());
  const sums = useMemo(() => rowSums(heightsOf(rows, known)), [rows, known]);
  const [isAtEnd, setAtEnd] = useState(mark === undefined);
  const [drawn, setDrawn] = useState<Drawn>(() => {
    const marked = mark === undefined ? -1 : rows.findIndex(({ key }) => key === mark);
    const middle = marked < 0 ? sums.total : sums.topOf(marked);
    return { ...inSight(sums, rows.length, middle - usual, marked < 0 ? middle : middle + usual), of: rows };
  });
  let part = drawn;
  if (drawn.of !== rows) {
    const moved = movedTo(drawn, drawn.of, rows);
    const [first, last] = isAtEnd
      ? [Math.max(moved.first, rows.length - added), rows.length]
      : [moved.first, moved.last];
    part = { first, last, of: rows };
    setDrawn(part);
  }
  const { first, last } = part;

  const [place] = useState(() =>
    listPlace(mark, {
      draw: (next) => setDrawn((before) => ({ ...next, of: before.of })),
      atEnd: setAtEnd,
      height: (key, height) => known.set(key, height),
    }),
  );
  const { box } = place;
  const settled = useRef<readonly Row[]>(undefined);
  useLayoutEffect(() => {
    const isOther = settled.current !== rows;
    settled.current = rows;
    place.settle({ rows, sums, part: { first, last } }, isOther);
  }, [place, rows, sums, first, last]);
  useLayoutEffect(() => {
    if (mark !== undefined) place.show(mark);
  }, [place, mark]);
  useLayoutEffect(() => remembersShowing(box.current, place.show), [box, place]);
  useEffect(() => place.watch(), [place]);
  useHeldFocus(box);
  return {
    box,
    head: place.head,
    content: place.content,
    first,
    last,
    isAtEnd,
    toEnd: place.toEnd,
    above: sums.topOf(first),
    below: Math.max(0, sums.total - sums.topOf(last)),
  };
}
