import { createRef, type RefObject } from "react";
import { flushSync } from "react-dom";
import { around, drawnWith, enough, inSight, type Part } from "./drawn-rows.ts";
import type { RowSums } from "./row-sums.ts";
import type { Row } from "./row.ts";

/** The scrolled place; in it what stands above the rows, then those that are drawn, in their order and with nothing between. */
export interface PlaceElements {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly head: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLOListElement | null>;
}

/** What has been committed: the rows, their heights, and which are drawn. */
export interface PlaceList {
  readonly rows: readonly Row[];
  readonly sums: RowSums;
  readonly part: Part;
}

interface PlaceTells {
  readonly draw: (part: Part) => void;
  readonly atEnd: (isAtEnd: boolean) => void;
  /** A drawn row is so high, in pixels. */
  readonly height: (key: string, height: number) => void;
}

export interface ListPlace extends PlaceElements {
  /** After rows were drawn and before anybody sees them. `isOther`: there are other rows, not only others of them drawn. */
  readonly settle: (list: PlaceList, isOther: boolean) => void;
  /** Brings a row to the middle; false when there is none of that key. */
  readonly show: (key: string) => boolean;
  readonly toEnd: () => void;
  /** From now on what is scrolled and what changes its size is heard, until the answer is called. */
  readonly watch: () => () => void;
}

/** Within so many pixels of the end it counts as there. */
const near = 48;
/** Who has not scrolled for so long, in milliseconds, is where he wanted to be: what is around it is drawn for his next step. */
const rest = 120;
/** Nobody sees less, in pixels. */
const seen = 0.5;

const toEndOf = ({ scrollHeight, scrollTop, clientHeight }: Element): number => scrollHeight - scrollTop - clientHeight;
const isNearEnd = (element: Element): boolean => toEndOf(element) < near;
const isAtVeryEnd = (element: Element): boolean => toEndOf(element) <= 1;

/**
 * Where a list of drawn rows stands. What is read stays where it is, whatever is drawn, comes or grows above it; who is at
 * the end stays there; with a `mark` it begins at the row of that key. Only what the browser has laid out counts: heights that are thought of are never scrolled by.
 */
export function listPlace(mark: string | undefined, tells: PlaceTells): ListPlace {
  const box = createRef<HTMLDivElement>();
  const head = createRef<HTMLDivElement>();
  const content = createRef<HTMLOListElement>();
  let list: PlaceList | undefined;
  let isStuck = mark === undefined;
  let wanted = mark;
  /** The topmost row in sight, and its distance to the beginning of what is scrolled, wherever that has been scrolled to. */
  let anchor: { key: string; top: number } | undefined;
  /** How far it was scrolled then. */
  let offset = 0;
  let [size, headHeight] = ["", 0];

  const children = () => (content.current?.children ?? []) as HTMLCollectionOf<HTMLElement>;
  const elementOf = (key: string): Element | undefined => {
    for (let index = list!.part.first; index < list!.part.last; index++)
      if (list!.rows[index]?.key === key) return children()[index - list!.part.first];
    return undefined;
  };
  const originOf = (element: Element) => element.getBoundingClientRect().top - element.scrollTop;

  /** Learns how high the drawn rows are, and which one is the topmost. */
  function read(element: Element): void {
    const { rows, part, sums } = list!;
    const { top: edge } = element.getBoundingClientRect();
    anchor = undefined;
    offset = element.scrollTop;
    for (let index = part.first; index < part.last; index++) {
      const rect = children()[index - part.first]?.getBoundingClientRect();
      const key = rows[index]?.key;
      if (!rect || key === undefined) break;
      if (sums.heightOf(index) !== rect.height) {
        sums.set(index, rect.height);
        tells.height(key, rect.height);
      }
      if (!anchor && rect.bottom > edge) anchor = { key, top: rect.top - edge + offset };
    }
    size = sizeOf(element);
    headHeight = head.current?.offsetHeight ?? 0;
  }

  /** Draws more where what is in sight has fewer rows around it than `margin`. */
  function look(element: Element, margin: number, draw: (part: Part) => void): void {
    read(element);
    const { sums, part, rows } = list!;
    const from = element.getBoundingClientRect().top - content.current!.getBoundingClientRect().top;
    const sight = inSight(sums, rows.length, from, from + element.clientHeight);
    const next = drawnWith(part, sight, rows.length, margin);
    if (next !== part) draw(next);
  }

  /** Follows the row that is read to where it has come. */
  function follow(element: Element): void {
    const row = anchor && elementOf(anchor.key);
    if (!anchor || !row) return;
    const by = row.getBoundingClientRect().top - originOf(element) - anchor.top;
    if (Math.abs(by) < seen) return;
    // Where all has become shorter the browser has already scrolled as far as it had to.
    element.scrollTop = (isAtVeryEnd(element) ? Math.max(offset, element.scrollTop) : element.scrollTop) + by;
  }

  function centre(element: Element, row: Element): void {
    const [{ top, height }, { top: edge }] = [row.getBoundingClientRect(), element.getBoundingClientRect()];
    element.scrollTop += top + height / 2 - edge - element.clientHeight / 2;
    tellEnd(isNearEnd(element));
  }

  function tellEnd(isAtEnd: boolean): void {
    isStuck = isAtEnd;
    tells.atEnd(isAtEnd);
  }

  /** Something of another size: who is at the end stays there, who reads does not see what stands above come or go. */
  function resized(): void {
    const element = box.current;
    if (!element || !list || element.clientHeight === 0 || size === sizeOf(element)) return;
    const isHeads = headHeight !== (head.current?.offsetHeight ?? 0);
    if (isStuck) element.scrollTop = element.scrollHeight;
    else if (!isHeads || element.scrollTop > Math.max(headHeight, head.current!.offsetHeight)) follow(element);
    look(element, 0, now);
  }

  const now = (part: Part) => flushSync(() => tells.draw(part));

  return {
    box,
    head,
    content,
    settle(next, isOther) {
      list = next;
      const element = box.current;
      if (!element || element.clientHeight === 0) return;
      const row = wanted === undefined ? undefined : elementOf(wanted);
      // It was drawn to be shown; where it is not among the rows it never will be asked for again.
      wanted = undefined;
      if (row) centre(element, row);
      else if (isOther && isStuck) element.scrollTop = element.scrollHeight;
      else follow(element);
      look(element, 0, tells.draw);
    },
    show(key) {
      const element = box.current;
      const index = list?.rows.findIndex((row) => row.key === key) ?? -1;
      if (!element || index < 0) return false;
      tellEnd(false);
      const row = elementOf(key);
      if (row) centre(element, row);
      else {
        wanted = key;
        tells.draw(around(index, list!.rows.length));
      }
      return true;
    },
    toEnd() {
      tellEnd(true);
      if (box.current) box.current.scrollTop = box.current.scrollHeight;
    },
    watch() {
      const element = box.current;
      if (!element) return () => {};
      const stop = new AbortController();
      const options = { signal: stop.signal, passive: true };
      let resting: ReturnType<typeof setTimeout> | undefined;
      const scrolled = () => {
        if (element.clientHeight === 0) return;
        tellEnd(isNearEnd(element));
        look(element, enough, now);
        clearTimeout(resting);
        resting = setTimeout(() => element.clientHeight > 0 && look(element, 2 * enough, now), rest);
      };
      element.addEventListener("scroll", scrolled, options);
      // The place becomes smaller when the composer grows, its content larger when a font or a picture arrives.
      const sizes = new ResizeObserver(resized);
      for (const one of [element, head.current, content.current]) if (one) sizes.observe(one);
      return () => {
        stop.abort();
        clearTimeout(resting);
        sizes.disconnect();
      };
    },
  };
}

const sizeOf = ({ scrollHeight, clientHeight }: Element): string => `${scrollHeight}/${clientHeight}`;
