import type { Fared } from "../../src-shared/replay/model.ts";
import { text } from "../text/text.ts";
import { runningTime } from "../text/times.ts";

/** What the table shows of each queue, in this order. */
export const measures = [
  "offered",
  "answered",
  "left",
  "refused",
  "meanWait",
  "p90Wait",
  "longestWait",
  "serviceLevel",
] as const;
export type Measure = (typeof measures)[number];

const form: Record<Measure, "count" | "time" | "part"> = {
  offered: "count",
  answered: "count",
  left: "count",
  refused: "count",
  meanWait: "time",
  p90Wait: "time",
  longestWait: "time",
  serviceLevel: "part",
};
/** What a visitor would rather have; nothing where it is neither. */
const better: Record<Measure, "more" | "less" | null> = {
  offered: null,
  answered: "more",
  left: "less",
  refused: "less",
  meanWait: "less",
  p90Wait: "less",
  longestWait: "less",
  serviceLevel: "more",
};

/** `412`, `1:05`, `83.4 %`; a dash where there is nothing to tell it from. */
export function valueWords(measure: Measure, value: number | null): string {
  if (value === null) return "–";
  return form[measure] === "part" ? partWords(value) : form[measure] === "time" ? runningTime(value) : String(value);
}

/** `83.4 %`; a dash for nothing. */
export const partWords = (value: number | null): string => (value === null ? "–" : `${(value * 100).toFixed(1)} %`);

export interface Difference {
  /** `+12`, `−0:35`, `+4.2 points`: signed, for the eye. */
  readonly words: string;
  /** Better or worse for visitors; null where that cannot be said of it. */
  readonly verdict: "better" | "worse" | null;
}

/** How the second differs from the first as far as it is shown; null when it does not, or one of them is missing. */
export function differenceOf(measure: Measure, before: Fared, after: Fared): Difference | null {
  const [was, is] = [before[measure], after[measure]];
  if (was === null || is === null) return null;
  const by = shownBy(form[measure], is) - shownBy(form[measure], was);
  if (by === 0) return null;
  const isMore = by > 0;
  const wanted = better[measure];
  const verdict = wanted === null ? null : isMore === (wanted === "more") ? "better" : "worse";
  return { words: `${isMore ? "+" : "−"}${amount(form[measure], Math.abs(by))}`, verdict };
}

/** `+4.2 points`; null where they are shown as the same. */
export function pointsBetween(was: number | null, is: number | null): string | null {
  if (was === null || is === null) return null;
  const by = shownBy("part", is) - shownBy("part", was);
  return by === 0 ? null : `${by > 0 ? "+" : "−"}${amount("part", Math.abs(by))}`;
}

/** In units of what is shown: a visitor, a second, a tenth of a percent. */
function shownBy(how: "count" | "time" | "part", value: number): number {
  return how === "time" ? Math.floor(value / 1000) : how === "part" ? Math.round(value * 1000) : value;
}

function amount(how: "count" | "time" | "part", by: number): string {
  if (how === "time") return runningTime(by * 1000);
  return how === "part" ? text("whatIf.points", { points: (by / 10).toFixed(1) }) : String(by);
}
