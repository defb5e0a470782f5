import { useEffect } from "react";
import { actionsNow } from "./actions.ts";
import { isPressed } from "./shortcut.ts";

/** Runs the action whose key is pressed, wherever in the window; not behind an open dialog. */
export function useKeys(): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing || isDialogOpen()) return;
      const action = actionsNow().find(({ shortcut }) => shortcut && isPressed(shortcut, event));
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, []);
}

function isDialogOpen(): boolean {
  return document.querySelector("[role=dialog],[role=alertdialog]") !== null;
}
