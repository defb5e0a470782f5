import * as z from "zod/mini";

/** Days as who asks counts them: the moments at which they begin, in order, and the end of the last; epoch milliseconds. */
export const Days = z.array(z.number()).check(
  z.minLength(2),
  z.maxLength(94),
  z.refine((moments) => moments.every((at, index) => index === 0 || at > moments[index - 1]!), "days-wrong"),
);
export type Days = z.infer<typeof Days>;

/** Which of the days a moment is in; -1: none. */
export function dayOf(days: Days, at: number): number {
  if (at < days[0]! || at >= days.at(-1)!) return -1;
  return days.findLastIndex((begin) => begin <= at);
}
