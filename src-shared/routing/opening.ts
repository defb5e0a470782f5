import type { Hours, Span } from "./hours.ts";
import { minutesOf, weekdays } from "./week.ts";

const day = 86_400_000;
/** Who is closed for longer than this has no next opening that anybody waits for. */
const mostDays = 400;

/** From when on (included) until when (excluded) somebody is there, epoch milliseconds. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Whether somebody is there by these hours at that moment. */
export function isOpen(hours: Hours, now: number): boolean {
  // A span of yesterday may end today only where the clock goes back over midnight; looking costs little.
  const today = dateAt(hours.zone, now);
  return [before(today), today].some((date) =>
    stretchesOn(hours, date).some(({ from, to }) => from <= now && now < to),
  );
}

/** When that changes next, epoch milliseconds; null when it does not within a year. */
export function nextChange(hours: Hours, now: number): number | null {
  const open = isOpen(hours, now);
  let ends = now;
  let date = before(dateAt(hours.zone, now));
  for (let days = 0; days < mostDays; days++) {
    for (const { from, to } of stretchesOn(hours, date)) {
      if (to <= now) continue;
      if (!open) return from;
      // Open until 24:00 and again from 0:00 is open all the time.
      if (from > ends && ends > now) return ends;
      ends = Math.max(ends, to);
    }
    date = after(date);
  }
  return open && ends > now && ends < now + (mostDays - 2) * day ? ends : null;
}

/** What was found for each day: asking the engine what the clock shows somewhere is slow. */
const found = new WeakMap<Hours, Map<string, Stretch[]>>();

function stretchesOn(hours: Hours, date: string): Stretch[] {
  const days = found.get(hours) ?? new Map<string, Stretch[]>();
  found.set(hours, days);
  const stretches = days.get(date) ?? stretchesOf(hours, date);
  if (days.size > 2 * mostDays) days.clear();
  days.set(date, stretches);
  return stretches;
}

/** In the order of time. A holiday's own spans stand for those of its weekday. */
function stretchesOf({ zone, weekly, holidays }: Hours, date: string): Stretch[] {
  const weekday = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;
  const spans = holidays.find((holiday) => holiday.date === date)?.spans ?? weekly[weekday];
  return spans
    .map((span) => stretchOf(zone, date, span))
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from);
}

/** From the first moment at which the clock there shows `from` until the last at which it shows `to`. */
function stretchOf(zone: string, date: string, { from, to }: Span): Stretch {
  return {
    from: momentsOf(zone, date, minutesOf(from)).first,
    to: to === "24:00" ? momentsOf(zone, after(date), 0).first : momentsOf(zone, date, minutesOf(to)).last,
  };
}

/**
 * When the clock there shows this. Twice in the hour that is repeated in autumn; in the hour that is left out in spring
 * never: then the moment at which the clock jumps over it stands for it.
 */
function momentsOf(zone: string, date: string, minutes: number): { first: number; last: number } {
  const shown = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const earlier = offsetAt(zone, shown - day);
  const later = offsetAt(zone, shown + day);
  const moments = [shown - earlier, shown - later].filter((moment) => moment + offsetAt(zone, moment) === shown);
  if (moments.length > 0) return { first: Math.min(...moments), last: Math.max(...moments) };
  const jump = jumpBetween(zone, shown - Math.max(earlier, later), shown - Math.min(earlier, later));
  return { first: jump, last: jump };
}

/** The first moment with the offset that holds at `to`, which differs from that at `from`. */
function jumpBetween(zone: string, from: number, to: number): number {
  const target = offsetAt(zone, to);
  let [low, high] = [from, to];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offsetAt(zone, middle) === target) high = middle;
    else low = middle;
  }
  return high;
}

/** What the clock there is ahead of UTC, milliseconds. */
function offsetAt(zone: string, moment: number): number {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day: date, hour, minute, second } = parts as Record<string, number>;
  return Date.UTC(year!, month! - 1, date, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

function dateAt(zone: string, moment: number): string {
  return dateOf(moment + offsetAt(zone, moment));
}

const dateOf = (shown: number): string => new Date(shown).toISOString().slice(0, 10);
const before = (date: string): string => dateOf(Date.parse(date) - day);
const after = (date: string): string => dateOf(Date.parse(date) + day);

/** Making one costs a hundred times more than using it; a house has hours in a few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const made =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  formats.set(zone, made);
  return made;
}
