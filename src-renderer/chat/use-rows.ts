import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { heightOf } from "./row-heights.ts";
import { remembersShowing } from "./shown-rows.ts";
import type { Row } from "./timeline.ts";
import { useHeldFocus } from "./use-held-focus.ts";
import { useStayAtEnd } from "./stay-at-end.ts";

type List = Virtualizer<HTMLDivElement, HTMLLIElement>;

/** What of a long list is on the screen, and the way to the rest. */
export interface ShownRows {
  /** The scrolled place; in it what stands above the rows, then the rows. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly head: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLOListElement | null>;
  /** The rows near the screen, one after the other, and the room that all others would take above and below, in pixels. */
  readonly indexes: readonly number[];
  readonly above: number;
  readonly below: number;
  /** Each row tells its height by it. */
  readonly measure: (element: HTMLLIElement | null) => void;
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
}

/** Rows beyond the screen that are there as well, so that a turn of the wheel or a key finds them drawn. */
const beyond = 12;

/** Not rounded: the rows stand one below the other, and what is above them must be as high as they were. */
function exactHeight(element: HTMLLIElement, entry: ResizeObserverEntry | undefined): number {
  return entry?.borderBoxSize[0]?.blockSize ?? element.getBoundingClientRect().height;
}

/**
 * Draws of any number of rows those that are near the screen. Rows that come above leave what is read where it is; while the
 * end is on the screen it stays there. With a `mark` it begins at the row of that key, in the middle of the place.
 */
export function useRows(rows: readonly Row[], mark?: string): ShownRows {
  "use no memo"; // The list is one object for good and answers something new each time.
  const box = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const getItemKey = useCallback((index: number) => rows[index]!.key, [rows]);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is kept out above
  const list: List = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => heightOf(rows[index]!),
    getItemKey,
    measureElement: exactHeight,
    overscan: beyond,
    scrollMargin: margin,
    // The row at the top of the screen keeps its place when others come before it.
    anchorTo: "end",
    initialOffset: () => beginning(rows, mark),
  });
  const show = useCallback(
    (key: string) => {
      const index = rows.findIndex((row) => row.key === key);
      if (index >= 0) list.scrollToIndex(index, { align: "center" });
      return index >= 0;
    },
    [rows, list],
  );
  const { head, content, isAtEnd, toEnd, leaveEnd } = useStayAtEnd(box, mark, show, setMargin);
  useHeldFocus(box);

  useLayoutEffect(
    () =>
      remembersShowing(box.current, (key) => {
        leaveEnd();
        return show(key);
      }),
    [show, leaveEnd],
  );

  const items = list.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const whole = list.getTotalSize();
  return {
    box,
    head,
    content,
    indexes: items.map(({ index }) => index),
    above: first ? first.start - margin : whole,
    below: last ? Math.max(0, whole - (last.end - margin)) : 0,
    measure: list.measureElement,
    isAtEnd,
    toEnd,
  };
}

/** Where the first picture is taken: near the marked row, else at the end. */
function beginning(rows: readonly Row[], mark: string | undefined): number {
  const at = mark === undefined ? -1 : rows.findIndex(({ key }) => key === mark);
  return (at < 0 ? rows : rows.slice(0, at)).reduce((sum, row) => sum + heightOf(row), 0);
}
