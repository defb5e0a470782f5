import { type RefObject, useEffect } from "react";

/**
 * Runs when a picture is clicked twice. Not what can be pressed or drawn, nor what lies over the stage: a quick second click
 * there means something else. There is a button with a key for the same.
 */
export function useDoubleClick(element: RefObject<HTMLElement | null>, run: () => void): void {
  useEffect(() => {
    const clicked = element.current;
    const heard = ({ target }: MouseEvent) => {
      if (target instanceof Element && !target.closest("button, [data-self], [role=toolbar]")) run();
    };
    clicked?.addEventListener("dblclick", heard);
    return () => clicked?.removeEventListener("dblclick", heard);
  });
}
