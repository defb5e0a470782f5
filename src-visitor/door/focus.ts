import type { Door } from "./parent.ts";

/** Puts the focus where the visitor goes on, after he has opened the panel himself; never by itself. */
export interface Focus {
  readonly want: () => void;
  /** Does it, once there is such a place: the first that is marked `data-first`. */
  readonly settle: () => void;
}

/**
 * What had the focus is gone from the screen: the next place for it is the one marked `data-next`, else the messages. It is
 * never taken from where it is, nor from the page around us.
 */
export function catchFocus(): void {
  if (!document.hasFocus() || document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>("[data-next], .log")?.focus();
}

export function focusWhenShown(door: Door): Focus {
  let wanted = false;
  function settle(): void {
    const first = document.querySelector<HTMLElement>("[data-first]");
    if (!wanted || !first) return;
    wanted = false;
    first.focus();
  }
  door.onShown(({ shown, focus }) => {
    wanted = shown && focus;
    settle();
  });
  return { want: () => void (wanted = true), settle };
}
