import { text } from "../text/text.ts";
import { clockTime, dayText } from "../text/times.ts";

const minute = 60_000;

/** How long a conversation is put aside by one press, minutes. */
export const parkFor = [15, 60] as const;

/** What wakes a parked conversation. `until` and `now` by the hub's clock, epoch milliseconds; null: the visitor alone. */
export function parkedWords(until: number | null, { name, now }: { name: string; now: number }): string {
  if (until === null) return text("park.untilWrites", { name });
  return text("park.untilTime", { name, time: whenWords(until, now) });
}

/** The same in a row of the list. */
export function parkedShort(until: number | null, now: number): string {
  return until === null ? text("park.shortWrites") : text("park.shortTime", { time: whenWords(until, now) });
}

/** `15:30` today, else with its day. */
function whenWords(at: number, now: number): string {
  const time = clockTime(at);
  if (new Date(at).toDateString() === new Date(now).toDateString()) return time;
  return text("park.dayAndTime", { day: futureDay(at, now), time });
}

function futureDay(at: number, now: number): string {
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  return new Date(at).toDateString() === tomorrow.toDateString() ? text("park.tomorrow") : dayText(at, now);
}

/** The time that stands in the field first: the next full hour, at least ten minutes away. As `YYYY-MM-DDTHH:MM`, local. */
export function firstTime(now: number): string {
  const at = new Date(now + 10 * minute);
  at.setMinutes(60, 0, 0);
  return localTime(at.getTime());
}

/** For a field of day and time, in this machine's time zone. */
export function localTime(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * minute);
  return local.toISOString().slice(0, 16);
}

/** What such a field says, epoch milliseconds; undefined while it is no time. */
export function timeIn(field: string): number | undefined {
  const at = new Date(field).getTime();
  return Number.isNaN(at) ? undefined : at;
}
