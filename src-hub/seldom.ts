import type { Machine } from "../src-shared/rpc/machine.ts";
import type { Stop } from "../src-shared/rpc/pipe.ts";

/**
 * Does a work at once, and then no more for `pause()` milliseconds (0: none); what was asked for meanwhile is done once,
 * when the pause is over. So the newest is always told, and never too often.
 */
export function seldom({ after }: Pick<Machine, "after">, pause: () => number, work: () => void) {
  let isPausing = false;
  let again = false;
  let stopPause: Stop = () => {};

  function ask(): void {
    if (isPausing) return void (again = true);
    work();
    const length = pause();
    if (length <= 0) return;
    isPausing = true;
    stopPause = after(length, () => {
      isPausing = false;
      if (again) ask();
      again = false;
    });
  }

  return { ask, stop: () => stopPause() };
}
