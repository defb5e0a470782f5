import * as z from "zod/mini";
import { lineOf } from "../text/clean.ts";
import { HoursId } from "./ids.ts";

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Open from `from` (included) to `to` (excluded), by the clock on the wall there, "HH:MM". `to` may be "24:00". A night
 * over midnight is two spans, one on each day.
 */
export const Span = z
  .object({
    from: z.string().check(z.regex(clock, "time-wrong")),
    to: z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "time-wrong")),
  })
  .check(z.refine(({ from, to }) => from < to, "span-backwards"));
export type Span = z.infer<typeof Span>;

const Spans = z.array(Span).check(z.maxLength(12), z.refine(apart, "spans-overlap"));
const name = z.pipe(lineOf(80), z.string().check(z.minLength(1, "name-missing")));

/** A day with hours of its own; without spans it is closed. */
export const Holiday = z.object({
  date: z.string().check(z.refine(isDate, "date-wrong")),
  name,
  spans: z._default(Spans, []),
});
export type Holiday = z.infer<typeof Holiday>;

/** Opening hours: by the week, and days that differ. */
export const Hours = z.object({
  /** An IANA name such as Europe/Helsinki; what is meant by 9:00 is 9:00 there, summer and winter. */
  zone: z.string().check(z.refine(isZone, "time-zone-unknown")),
  weekly: z._default(
    z.object({
      monday: z._default(Spans, []),
      tuesday: z._default(Spans, []),
      wednesday: z._default(Spans, []),
      thursday: z._default(Spans, []),
      friday: z._default(Spans, []),
      saturday: z._default(Spans, []),
      sunday: z._default(Spans, []),
    }),
    { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
  ),
  holidays: z._default(
    z.array(Holiday).check(
      z.maxLength(400),
      z.refine((days) => new Set(days.map(({ date }) => date)).size === days.length, "holiday-twice"),
    ),
    [],
  ),
});
export type Hours = z.infer<typeof Hours>;

/** As it is kept: `hours.body` is the JSON of `hours`. */
export const NamedHours = z.object({ id: HoursId, name, hours: Hours });
export type NamedHours = z.infer<typeof NamedHours>;

function apart(spans: readonly Span[]): boolean {
  const sorted = spans.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return sorted.every(({ from }, index) => index === 0 || sorted[index - 1]!.to <= from);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** By the engine's own list, which knows the old names too; an offset such as +02:00 is not a place. */
function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
