import { useEffect } from "react";
import { actionsNow } from "./actions.ts";
import { isPressed } from "./shortcut.ts";

/** Runs the action whose key is pressed, wherever in the window; behind an open dialog only what is always to be had. */
export function useKeys(): void {
  useEffect(() => {
    window.addEventListener("keydown", heardKey);
    return () => window.removeEventListener("keydown", heardKey);
  }, []);
}

/** The same for a key in a small window of the desk's. */
export function heardKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat || event.isComposing) return;
  const action = actionsNow().find(({ shortcut }) => shortcut && isPressed(shortcut, event));
  if (!action || (isDialogOpen() && !action.isAlways)) return;
  event.preventDefault();
  action.run();
}

function isDialogOpen(): boolean {
  return document.querySelector("[role=dialog],[role=alertdialog]") !== null;
}
