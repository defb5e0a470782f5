import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Within so many pixels of the end it counts as there. */
const near = 48;

const isNearEnd = ({ scrollHeight, scrollTop, clientHeight }: Element): boolean =>
  scrollHeight - scrollTop - clientHeight < near;

export interface StayAtEnd {
  /** What is in the scrolled place: something above, then the rows. */
  readonly head: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLOListElement | null>;
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
  /** Something in the middle is about to be shown. */
  readonly leaveEnd: () => void;
}

/**
 * Keeps a scrolled place at its end while things are added, unless somebody has scrolled up. With a `mark` it begins at the
 * row that has that key, which `show` brings to the middle of the place. `tellHead` hears how high the head is, in pixels.
 */
export function useStayAtEnd(
  box: RefObject<HTMLElement | null>,
  mark: string | undefined,
  show: (key: string) => boolean,
  tellHead: (height: number) => void,
): StayAtEnd {
  const head = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLOListElement>(null);
  const [isAtEnd, setAtEnd] = useState(mark === undefined);
  const stuck = useRef(mark === undefined);

  useLayoutEffect(() => {
    const element = box.current;
    if (element && stuck.current) element.scrollTo(0, element.scrollHeight);
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const scrolled = () => {
      stuck.current = isNearEnd(element);
      setAtEnd(stuck.current);
    };
    let above = head.current?.offsetHeight ?? 0;
    // The place itself becomes smaller when the composer grows, its content larger when a font arrives.
    const resized = new ResizeObserver(() => {
      const height = head.current?.offsetHeight ?? 0;
      if (stuck.current) element.scrollTo(0, element.scrollHeight);
      // Whoever reads further down does not see what stands above the rows come or go.
      else if (element.scrollTop > height) element.scrollBy(0, height - above);
      above = height;
      tellHead(height);
    });
    resized.observe(element);
    if (head.current) resized.observe(head.current);
    if (content.current) resized.observe(content.current);
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", scrolled);
    };
  }, [box, tellHead]);

  const opened = useRef<string>(undefined);
  useLayoutEffect(() => {
    const element = box.current;
    // Once for each mark: rows that come later move nobody.
    if (mark === undefined || !element || opened.current === mark) return;
    opened.current = mark;
    show(mark);
    stuck.current = isNearEnd(element);
    setAtEnd(stuck.current);
  }, [box, mark, show]);

  const toEnd = () => {
    stuck.current = true;
    setAtEnd(true);
    box.current?.scrollTo(0, box.current.scrollHeight);
  };
  const leaveEnd = useCallback(() => {
    stuck.current = false;
    setAtEnd(false);
  }, []);
  return { head, content, isAtEnd, toEnd, leaveEnd };
}
