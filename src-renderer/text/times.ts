import { language, perLanguage } from "./language.ts";

const timeOfDay = perLanguage(
  (own) => new Intl.DateTimeFormat(own, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
);
const dayInYear = perLanguage((own) => new Intl.DateTimeFormat(own, { day: "numeric", month: "short" }));
const dayAndYear = perLanguage(
  (own) => new Intl.DateTimeFormat(own, { day: "numeric", month: "short", year: "numeric" }),
);
const weekday = perLanguage((own) => new Intl.DateTimeFormat(own, { weekday: "long" }));
const wholeDate = perLanguage(
  (own) => new Intl.DateTimeFormat(own, { dateStyle: "full", timeStyle: "short", hourCycle: "h23" }),
);
const relative = perLanguage((own) => new Intl.RelativeTimeFormat(own, { numeric: "auto" }));

const second = 1_000;
const hour = 3_600 * second;

/** `14:05` of an epoch in milliseconds, in this machine's time zone. */
export function clockTime(at: number): string {
  return timeOfDay().format(at);
}

/** The day for a list: `today`, `yesterday`, `Tuesday`, `12 Oct`, `3 Mar 2025`. */
export function dayText(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0 || days === 1) return relative().format(-days, "day");
  if (days > 1 && days < 7) return weekday().format(at);
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? dayInYear().format(at) : dayAndYear().format(at);
}

/** Day and time in full, for a title that shows on hovering. */
export function wholeTime(at: number): string {
  return wholeDate().format(at);
}

/** A running time: `0:07`, `14:32`, `1:02:07`. Milliseconds; a negative one is shown as nothing elapsed. */
export function runningTime(elapsed: number): string {
  const seconds = Math.max(0, Math.floor(elapsed / second));
  const ofHour = `${Math.floor(seconds / 60) % 60}`;
  const ofMinute = pad(seconds % 60);
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${pad(Number(ofHour))}:${ofMinute}` : `${ofHour}:${ofMinute}`;
}

/** The same for `<time dateTime>`: `PT14M32S`. */
export function machineDuration(elapsed: number): string {
  const seconds = Math.max(0, Math.floor(elapsed / second));
  return `PT${Math.floor(seconds / 60)}M${seconds % 60}S`;
}

/** How long something took, rounded for reading: `38 sec`, `4 min`, `1 hr 12 min`. */
export function spokenDuration(elapsed: number): string {
  const seconds = Math.max(0, Math.round(elapsed / second));
  if (seconds < 60) return unit(seconds, "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(minutes, "minute");
  const rest = minutes % 60;
  const hours = unit(Math.floor(minutes / 60), "hour");
  return rest === 0 ? hours : `${hours} ${unit(rest, "minute")}`;
}

function unit(count: number, name: "second" | "minute" | "hour"): string {
  return new Intl.NumberFormat(language(), { style: "unit", unit: name, unitDisplay: "short" }).format(count);
}

/** Whole calendar days of this machine's time zone, whatever summer time does to their length. */
function daysBetween(at: number, now: number): number {
  const day = (time: number) => {
    const date = new Date(time);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((day(now) - day(at)) / (24 * hour));
}

function pad(count: number): string {
  return String(count).padStart(2, "0");
}
