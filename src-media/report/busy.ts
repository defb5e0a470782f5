import type { Stop } from "../../src-shared/rpc/pipe.ts";

const every = 100;

/** How long this page's own work was kept waiting, because something else took the machine or the page. */
export interface PageBusy {
  /** Milliseconds so far. */
  readonly kept: () => number;
  readonly end: Stop;
}

/**
 * Measured by a timer that should come every 100 ms. A page in the background is held back by its browser on purpose, so
 * that nothing is counted there. No browser says how busy a machine is; WebRTC does so for the sent picture only, and late.
 */
export function pageBusy(now: () => number, isHidden: () => boolean): PageBusy {
  let last = now();
  let kept = 0;
  const timer = setInterval(() => {
    const at = now();
    if (!isHidden()) kept += Math.max(0, at - last - every);
    last = at;
  }, every);
  return { kept: () => kept, end: () => clearInterval(timer) };
}
