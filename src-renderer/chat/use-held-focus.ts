import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** What has the keyboard may leave the screen with its row: the place itself has it then, and nobody falls out of it. */
export function useHeldFocus(box: RefObject<HTMLElement | null>): void {
  const held = useRef<Element | null>(null);
  useEffect(() => {
    const place = box.current;
    if (!place) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    place.addEventListener("focusin", ({ target }) => (held.current = target as Element), { signal });
    place.addEventListener("focusout", ({ target }) => (target as Element).isConnected && (held.current = null), {
      signal,
    });
    return () => stop.abort();
  }, [box]);
  useLayoutEffect(() => {
    if (!held.current || held.current.isConnected) return;
    held.current = null;
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  });
}
