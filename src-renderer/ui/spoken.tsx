import { useEffect, useEffectEvent } from "react";
import { createPortal } from "react-dom";
import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import { text } from "../text/text.ts";
import { LiveRegion } from "./hidden.tsx";

const spoken = createStore<{ readonly words: string }>(() => ({ words: "" }));

/** Says something politely to who listens instead of looking. */
export function say(words: string): void {
  // Only a change is read: the same words again differ by a space.
  spoken.setState((before) => ({ words: before.words === words ? `${words}\u00a0` : words }));
}

/** Says that what a button is called is on the way, each time that it begins to wait. */
export function useSaidWhileWaiting(isWaiting: boolean, name: () => string): void {
  const begin = useEffectEvent(() => say(text("ui.waiting", { name: name() })));
  useEffect(() => {
    if (isWaiting) begin();
  }, [isWaiting]);
}

/** The one place of the window that says such words. In the body and marked for react-aria: heard also over a dialog. */
export function SpokenWords() {
  const { words } = useStore(spoken);
  return createPortal(
    <div data-live-announcer="true">
      <LiveRegion>{words}</LiveRegion>
    </div>,
    document.body,
  );
}
