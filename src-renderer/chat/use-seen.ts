import { useEffect, useSyncExternalStore } from "react";
import type { ConversationView } from "../../src-shared/conversations/state.ts";

function subscribe(listener: () => void): () => void {
  const stop = new AbortController();
  window.addEventListener("focus", listener, { signal: stop.signal });
  window.addEventListener("blur", listener, { signal: stop.signal });
  document.addEventListener("visibilitychange", listener, { signal: stop.signal });
  return () => stop.abort();
}

const isLooking = () => document.visibilityState === "visible" && document.hasFocus();

/** Whether somebody may be looking at the window: it is in front and not hidden. */
export function useIsLooking(): boolean {
  return useSyncExternalStore(subscribe, isLooking);
}

/** Tells what was seen: the newest entry, while the end is in sight and somebody is looking. */
export function useSeen(view: ConversationView, isAtEnd: boolean, onSeen: ((seq: number) => void) | undefined): void {
  const looks = useIsLooking();
  const { head } = view.public;
  useEffect(() => {
    if (looks && isAtEnd) onSeen?.(head);
  }, [looks, isAtEnd, head, onSeen]);
}
