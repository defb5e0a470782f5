import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

const rowInRem = 2.5;
const headInRem = 2.25;
/** Rows that are drawn above and below those in sight. */
const beyond = 6;

interface RowWindow {
  readonly scroll: RefObject<HTMLDivElement | null>;
  /** The rows from `first` up to, not including, `last` are drawn. */
  readonly first: number;
  readonly last: number;
  /** Pixels; text that is larger makes higher rows. */
  readonly rowHeight: number;
  /** Scrolls until a row is in sight. */
  readonly show: (index: number) => void;
}

/** Which of many rows of one height are in sight. */
export function useWindow(count: number): RowWindow {
  const scroll = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 600, rem: 16 });
  useLayoutEffect(() => {
    const place = scroll.current;
    if (!place) return;
    const look = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const [top, height] = [place.scrollTop, place.clientHeight || 600];
      setSeen((before) =>
        before.top === top && before.height === height && before.rem === rem ? before : { top, height, rem },
      );
    };
    const observer = new ResizeObserver(look);
    observer.observe(place);
    place.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      place.removeEventListener("scroll", look);
    };
  }, []);
  const rowHeight = seen.rem * rowInRem;
  const show = useCallback(
    (index: number) => {
      const place = scroll.current;
      if (!place) return;
      const head = seen.rem * headInRem;
      const top = index * rowHeight;
      if (top < place.scrollTop) place.scrollTop = top;
      else if (top + rowHeight + head > place.scrollTop + place.clientHeight)
        place.scrollTop = top + rowHeight + head - place.clientHeight;
    },
    [rowHeight, seen.rem],
  );
  return {
    scroll,
    first: Math.max(0, Math.floor(seen.top / rowHeight) - beyond),
    last: Math.min(count, Math.ceil((seen.top + seen.height) / rowHeight) + beyond),
    rowHeight,
    show,
  };
}
