import { useEffect, useState, useSyncExternalStore } from "react";
import type { Outside } from "../../src-shared/mini-bar/desk-asks.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { onTop } from "./on-top.ts";
import { smallWindow } from "./small-window.ts";

const small = onTop({ page: window, shelf: sessionStorage });
let outside: Outside = { miniBar: "page", keys: [] };

/** Tells main whether this window is in a call, and answers what there is outside of it. */
export function useOutside(isInCall: boolean): Outside {
  const [answer, setAnswer] = useState(outside);
  useEffect(() => {
    desk.ask("outside.follow", { isInCall }).then(
      (now) => {
        outside = now;
        setAnswer(now);
      },
      // The link to main is away: the bar in the page is there all the same, and the next call asks again.
      () => undefined,
    );
  }, [isInCall]);
  return answer;
}

export interface OnTopNow {
  readonly window: Window | undefined;
  readonly isPossible: boolean;
  readonly wasOpen: boolean;
}

export function useOnTop(): OnTopNow {
  const opened = useSyncExternalStore(small.onChange, small.window);
  const wasOpen = useSyncExternalStore(small.onChange, small.wasOpen);
  return { window: opened, wasOpen, isPossible: smallWindow(window, outside.miniBar) !== undefined };
}

/** From within a click, where it is possible. A refusal is said. */
export async function openOnTop(): Promise<void> {
  const openWindow = smallWindow(window, outside.miniBar);
  try {
    if (openWindow) await small.open(openWindow);
  } catch {
    toasts.show({ look: "warn", title: text("miniBar.refused") });
  }
}

export const closeOnTop = small.close;
export const forgetOnTop = small.forget;
