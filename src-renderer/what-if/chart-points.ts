import type { QuarterSum } from "../../src-shared/replay/model.ts";

/** Where a chart's lines go, in its own units. */
export interface Lines {
  /** Paths for SVG. A quarter without a value is a gap; one alone is a dot. */
  readonly before: string;
  readonly after: string;
  /** What the top of the chart stands for. */
  readonly most: number;
  /** Whole hours: epoch milliseconds, and where they stand. */
  readonly hours: ReadonlyArray<{ readonly at: number; readonly x: number }>;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

type Value = "meanWait" | "serviceLevel";

const quarter = 900_000;
const hour = 3_600_000;
/** More would stand over each other. */
const mostHours = 12;

/** The times at which anybody came in either run, and both values there. */
export function quartersOf(before: readonly QuarterSum[], after: readonly QuarterSum[]) {
  const at = new Map<number, { at: number; before: QuarterSum | null; after: QuarterSum | null }>();
  for (const one of before) at.set(one.at, { at: one.at, before: one, after: null });
  for (const one of after) at.set(one.at, { at: one.at, before: at.get(one.at)?.before ?? null, after: one });
  return [...at.values()].toSorted((a, b) => a.at - b.at);
}

/** `most`: the value at the top, where that does not follow from the values themselves. */
export function linesOf(
  before: readonly QuarterSum[],
  after: readonly QuarterSum[],
  value: Value,
  { width, height }: Frame,
  most?: number,
): Lines {
  const all = [...before, ...after];
  const times = all.map(({ at }) => at);
  const from = Math.min(...times);
  const to = Math.max(...times) + quarter;
  const top = most ?? niceAbove(Math.max(0, ...all.map((one) => one[value] ?? 0)));
  const x = (at: number): number => rounded(((at - from) / (to - from)) * width);
  const y = (part: number): number => rounded(height - (Math.min(part, top) / top) * height);

  function path(quarters: readonly QuarterSum[]): string {
    let last: number | null = null;
    const steps: string[] = [];
    for (const { at, [value]: part } of quarters) {
      if (part === null) continue;
      const point = `${x(at + quarter / 2)} ${y(part)}`;
      steps.push(last === at - quarter ? `L${point}` : `M${point}h0`);
      last = at;
    }
    return steps.join("");
  }

  const first = Math.ceil(from / hour);
  const step = Math.max(1, Math.ceil((to / hour - first) / mostHours));
  const count = all.length === 0 ? 0 : Math.max(0, Math.ceil((to / hour - first) / step));
  const hours = Array.from({ length: count }, (_, index) => (first + index * step) * hour);
  return { before: path(before), after: path(after), most: top, hours: hours.map((at) => ({ at, x: x(at) })) };
}

/** Waits end at a round time: 10, 30 seconds, 1, 2, 5, 10, 30 minutes … */
const nice = [10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400].map((seconds) => seconds * 1000);
const niceAbove = (most: number): number => nice.find((one) => one >= most) ?? most;
const rounded = (number: number): number => Math.round(number * 10) / 10;
