import { type RefObject, useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";

/** In rem: below it, a conversation can be read but not worked in. */
const narrowest = 22;

const fit = createStore(() => ({ allShown: true }));

/** Whether all open conversations are on the screen; otherwise only the one worked in is, and the others are tabs. */
export function useAllShown(): boolean {
  return useStore(fit, ({ allShown }) => allShown);
}

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
  const allShown = width >= count * narrowest * rem;
  useEffect(() => fit.setState({ allShown }), [allShown]);
  return allShown;
}
