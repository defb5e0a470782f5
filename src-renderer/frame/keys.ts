import { useEffect } from "react";
import { actionsNow } from "./actions.ts";
import { isSingle } from "../keys/keymap.ts";
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
  const action = actionsNow().find(({ shortcut }) => shortcut && isMeant(shortcut, event));
  if (!action || (isDialogOpen() && !action.isAlways)) return;
  event.preventDefault();
  action.run();
}

/** A single sign belongs to the field that is written in. */
function isMeant(shortcut: string, event: KeyboardEvent): boolean {
  return isPressed(shortcut, event) && !(isSingle(shortcut) && isWritten(event.target));
}

function isWritten(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input,textarea,select,[contenteditable=true]") !== null;
}

function isDialogOpen(): boolean {
  return document.querySelector("[role=dialog],[role=alertdialog]") !== null;
}
