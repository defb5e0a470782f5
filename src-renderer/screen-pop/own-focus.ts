import { type RefObject, useEffect } from "react";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { machine } from "../machine.ts";

/** Nobody presses a key here and clicks there within so short a time, milliseconds. */
const handMoves = 500;
/** A press of Tab that is still on its way into the page, milliseconds. */
const tabTakes = 1_000;

/** So long a window counts as used after it was; a page inside that is used makes its window so too. Milliseconds (HTML, user activation). */
const countsAsUsed = 5_000;

/** What was done last by the person, on the window's clock. */
export interface LastDone {
  /** Any key but Tab. */
  readonly key: number;
  readonly tab: number;
  /** Any press in the window itself, of a key or of the pointer. */
  readonly here: number;
  /** The pointer went to the page's edge after all of these. Of what it does within, the window hears nothing. */
  readonly isAtPage: boolean;
}

/**
 * Whether the focus went into a page because a person wanted it: by Tab, or by a press there. Of a press the window hears only
 * that it is used (`isUsed`): it was there when the pointer went there, or when nobody has pressed anything here for so long.
 */
export const isWanted = ({ key, tab, here, isAtPage }: LastDone, now: number, isUsed: boolean): boolean =>
  now - tab < tabTakes || (isUsed && ((isAtPage && now - key > handMoves) || now - here > countsAsUsed));

/** So far from the page's edge the window may have seen a quick pointer last, pixels. */
const leap = 120;

const isNear = ({ x, y }: { x: number; y: number }, { left, right, top, bottom }: DOMRect): boolean =>
  Math.max(left - x, x - right, top - y, y - bottom) <= leap;

/**
 * A page that takes the focus by itself gives it back to where it was: a script there may call `focus()` at any time, and
 * what the agent writes to the visitor would go into another system.
 */
export function useOwnFocus(frame: RefObject<HTMLIFrameElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    let held: Element | null = document.activeElement;
    let last = { key: -Infinity, tab: -Infinity, here: -Infinity };
    let pointer: { x: number; y: number } | null = null;
    const pressed = ({ key }: KeyboardEvent): void => {
      const here = machine.now();
      pointer = null;
      last = key === "Tab" ? { ...last, here, tab: here } : { ...last, here, key: here, tab: -Infinity };
    };
    function touched(): void {
      pointer = null;
      last = { ...last, here: machine.now() };
    }
    const moved = ({ clientX, clientY }: PointerEvent): void => void (pointer = { x: clientX, y: clientY });
    const focused = ({ target }: FocusEvent): void => void (target instanceof Element && (held = target));
    function giveBack(): void {
      if (document.activeElement !== element) return;
      element?.blur();
      if (held instanceof HTMLElement && held !== element && held.isConnected) held.focus({ preventScroll: true });
    }
    let stopWaiting: Stop = () => {};
    function left(): void {
      if (!element || document.activeElement !== element) return;
      const isAtPage = pointer !== null && isNear(pointer, element.getBoundingClientRect());
      if (isWanted({ ...last, isAtPage }, machine.now(), navigator.userActivation.isActive)) return;
      // While the window is told, the focus is still on its way, and whatever is done now is undone by it.
      stopWaiting = machine.after(0, giveBack);
    }
    window.addEventListener("keydown", pressed, { capture: true });
    window.addEventListener("pointerdown", touched, { capture: true });
    window.addEventListener("focusin", focused);
    window.addEventListener("blur", left);
    window.addEventListener("pointermove", moved, { capture: true, passive: true });
    return () => {
      stopWaiting();
      window.removeEventListener("keydown", pressed, { capture: true });
      window.removeEventListener("pointerdown", touched, { capture: true });
      window.removeEventListener("focusin", focused);
      window.removeEventListener("blur", left);
      window.removeEventListener("pointermove", moved, { capture: true });
    };
  }, [frame]);
}
