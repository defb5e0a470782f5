import { useSyncExternalStore } from "react";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";

// The whole document goes full screen, and the stage's area then covers it: dialogs, tooltips and notices are drawn beside
// it in the document, and would be unseen if only the area were on the screen.

function subscribe(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
}

function isFull(): boolean {
  return document.fullscreenElement === document.documentElement;
}

export function useFullScreen(): boolean {
  return useSyncExternalStore(subscribe, isFull);
}

/** From within a click or a key press; a refusal by the browser is said. */
export async function turnFullScreen(on: boolean): Promise<void> {
  if (on === isFull()) return;
  try {
    await (on ? document.documentElement.requestFullscreen() : document.exitFullscreen());
  } catch {
    // The browser gives a TypeError whatever the reason is.
    toasts.show({ look: "warn", title: text("call.fullScreenRefused") });
  }
}
