import { type RefObject, useEffect, useState } from "react";

/** In rem: below it, a conversation can be read but not worked in. */
const narrowest = 22;

/** Whether so many columns have the room they need in an element. */
export function useColumnsFit(place: RefObject<HTMLElement | null>, count: number): boolean {
  const [width, setWidth] = useState(Infinity);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [place]);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return width >= count * narrowest * rem;
}
