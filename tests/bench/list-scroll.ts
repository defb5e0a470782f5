import type { Page } from "@playwright/test";

interface Tasked {
  longTasks: number[];
}

/** Runs in the page before its own scripts: remembers tasks longer than 50 ms, by their milliseconds. */
export function watchLongTasks(): void {
  const own = globalThis as unknown as Tasked;
  own.longTasks = [];
  new PerformanceObserver((list) => own.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
    buffered: true,
  });
}

/** The long tasks since the last look, after those of this moment have been told. */
export async function takeLongTasks(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return (globalThis as unknown as Tasked).longTasks.splice(0);
  });
}

/** Runs in the page: puts a list before another one, as large and as high, with nothing in it. */
export function blankList(selector: string): void {
  const list = document.querySelector(selector)!;
  const { left, top, width, height } = list.getBoundingClientRect();
  const blank = document.createElement("div");
  blank.id = "blank";
  Object.assign(blank.style, { position: "fixed", overflow: "auto", background: "white", zIndex: "-1" });
  Object.assign(blank.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  const inside = document.createElement("div");
  inside.style.height = `${list.scrollHeight}px`;
  blank.append(inside);
  document.body.append(blank);
}

export interface Scrolling {
  readonly selector: string;
  /** Where it begins, as a share of the whole, and how many pixels it goes up in each frame. */
  readonly from: number;
  readonly step: number;
  readonly frames: number;
}

/** Runs in the page: scrolls up, frame by frame; the milliseconds between each two frames. */
export async function framesOf({ selector, from, step, frames }: Scrolling): Promise<number[]> {
  const frame = (): Promise<number> => new Promise((drawn) => requestAnimationFrame(drawn));
  const list = document.querySelector<HTMLElement>(selector)!;
  if (selector === "#blank") list.style.zIndex = "1000";
  list.scrollTop = (list.scrollHeight - list.clientHeight) * from;
  for (let rest = 0; rest < 10; rest++) await frame();
  const taken: number[] = [];
  let last = await frame();
  for (let count = 0; count < frames && list.scrollTop > 0; count++) {
    list.scrollTop -= step;
    const now = await frame();
    taken.push(now - last);
    last = now;
  }
  if (selector === "#blank") list.style.zIndex = "-1";
  return taken;
}
