import { type RefObject, useEffect, useState } from "react";

/** Narrower than this, in rem, there is no room for two beside each other. */
const narrowest = 36;

/** Whether an element is too narrow for stage and chat beside each other; larger text makes it so earlier. */
export function useNarrow(element: RefObject<HTMLElement | null>): boolean {
  const [isNarrow, setNarrow] = useState(false);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const observer = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setNarrow(watched.clientWidth < narrowest * rem);
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return isNarrow;
}
