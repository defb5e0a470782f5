import type { Door } from "./parent.ts";

/** Puts the focus where the visitor goes on, after he has opened the panel himself; never by itself. */
export interface Focus {
  readonly want: () => void;
  /** Does it, once there is such a place: the first that is marked `data-first`. */
  readonly settle: () => void;
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
