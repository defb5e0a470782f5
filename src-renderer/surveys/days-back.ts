import type { Days } from "../../src-shared/statistics/days.ts";

/** The last `count` days of this workstation's calendar, today included: when each begins, and when today ends. */
export function daysBack(count: number, now: number): Days {
  const { year, month, day } = partsOf(new Date(now));
  return Array.from({ length: count + 1 }, (_, index) => new Date(year, month, day - count + 1 + index).getTime());
}

const partsOf = (date: Date) => ({ year: date.getFullYear(), month: date.getMonth(), day: date.getDate() });
