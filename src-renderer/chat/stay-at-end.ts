import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Within so many pixels of the end it counts as there. */
const near = 48;

const isNearEnd = ({ scrollHeight, scrollTop, clientHeight }: Element): boolean =>
  scrollHeight - scrollTop - clientHeight < near;

export interface StayAtEnd {
  /** The scrolled place, and what is in it. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLOListElement | null>;
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
}

/**
 * Keeps a scrolled place at its end while things are added, unless somebody has scrolled up. What is added above (another
 * `first`) leaves what is read where it is. With a `mark` it begins at the row that has it, in the middle of the place.
 */
export function useStayAtEnd(first: string | undefined, mark?: string): StayAtEnd {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLOListElement>(null);
  const [isAtEnd, setAtEnd] = useState(mark === undefined);
  const stuck = useRef(mark === undefined);
  const before = useRef({ first, height: 0, top: 0 });

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const last = before.current;
    if (stuck.current) element.scrollTop = element.scrollHeight;
    else if (last.first !== first) element.scrollTop = last.top + element.scrollHeight - last.height;
    before.current = { first, height: element.scrollHeight, top: element.scrollTop };
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const scrolled = () => {
      stuck.current = isNearEnd(element);
      before.current = { ...before.current, height: element.scrollHeight, top: element.scrollTop };
      setAtEnd(stuck.current);
    };
    // The place itself becomes smaller when the composer grows, its content larger when a font arrives.
    const resized = new ResizeObserver(() => {
      if (stuck.current) element.scrollTop = element.scrollHeight;
    });
    resized.observe(element);
    if (content.current) resized.observe(content.current);
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", scrolled);
    };
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (mark === undefined || !element) return;
    element.querySelector("[data-marked]")?.scrollIntoView({ block: "center" });
    stuck.current = isNearEnd(element);
    setAtEnd(stuck.current);
  }, [mark]);

  const toEnd = () => {
    stuck.current = true;
    setAtEnd(true);
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  return { box, content, isAtEnd, toEnd };
}
