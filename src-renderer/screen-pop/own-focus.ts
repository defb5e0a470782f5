import { type RefObject, useEffect } from "react";
import { machine } from "../machine.ts";

/** Nobody presses a key here and clicks there within so short a time, milliseconds. */
const handMoves = 500;
/** A press of Tab that is still on its way into the page, milliseconds. */
const tabTakes = 1_000;

/** What was done last by the person, on the window's clock. */
export interface LastDone {
  /** Any key but Tab. */
  readonly key: number;
  readonly tab: number;
  readonly isOver: boolean;
}

/** Whether the focus went into a page because a person wanted it: by Tab, or by the pointer that is over it. */
export const isWanted = ({ key, tab, isOver }: LastDone, now: number): boolean =>
  now - tab < tabTakes || (isOver && now - key > handMoves);

/**
 * A page that takes the focus by itself gives it back to where it was: a script there may call `focus()` at any time, and
 * what the agent writes to the visitor would go into another system.
 */
export function useOwnFocus(frame: RefObject<HTMLIFrameElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    let held: Element | null = document.activeElement;
    let last: LastDone = { key: -Infinity, tab: -Infinity, isOver: false };
    const pressed = ({ key }: KeyboardEvent): void => {
      last = key === "Tab" ? { ...last, tab: machine.now() } : { ...last, key: machine.now(), tab: -Infinity };
    };
    const over = (isOver: boolean) => () => void (last = { ...last, isOver });
    const focused = ({ target }: FocusEvent): void => void (target instanceof Element && (held = target));
    function left(): void {
      if (document.activeElement !== element || isWanted(last, machine.now())) return;
      if (held instanceof HTMLElement && held !== element && held.isConnected) held.focus({ preventScroll: true });
      else element?.blur();
    }
    const [enter, leave] = [over(true), over(false)];
    window.addEventListener("keydown", pressed, { capture: true });
    window.addEventListener("focusin", focused);
    window.addEventListener("blur", left);
    element.addEventListener("pointerenter", enter);
    element.addEventListener("pointerleave", leave);
    return () => {
      window.removeEventListener("keydown", pressed, { capture: true });
      window.removeEventListener("focusin", focused);
      window.removeEventListener("blur", left);
      element.removeEventListener("pointerenter", enter);
      element.removeEventListener("pointerleave", leave);
    };
  }, [frame]);
}
