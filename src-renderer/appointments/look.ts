import type { Appointment } from "../../src-shared/appointments/model.ts";
import { language } from "../text/language.ts";
import { text } from "../text/text.ts";
import { clockTime } from "../text/times.ts";

/** Colour only for what it means: it goes on now, it was kept, it was missed, it is off. */
export const lookOf = ({ state }: Appointment): string =>
  ({ booked: "plain", moved: "plain", running: "live", kept: "good", missed: "bad", cancelled: "off" })[state];

export function stateText({ state, missedBy }: Pick<Appointment, "state" | "missedBy">): string {
  return state === "missed"
    ? text(`appointments.missed.${missedBy ?? "visitor"}`)
    : text(`appointments.state.${state}`);
}

export const timesText = ({ start, minutes }: Pick<Appointment, "start" | "minutes">): string =>
  `${clockTime(start)}–${clockTime(start + minutes * 60_000)}`;

export const nameOf = ({ name }: Pick<Appointment, "name">): string => name || text("appointments.nameless");

export const withText = ({ agent }: Pick<Appointment, "agent">): string => agent?.name ?? text("appointments.anybody");

/** As the visitor's clock shows it; empty where it shows the same as this one. */
export function theirTime(start: number, zone: string): string {
  if (zone === "" || zone === Intl.DateTimeFormat().resolvedOptions().timeZone) return "";
  const format = (timeZone?: string) =>
    new Intl.DateTimeFormat(language(), {
      ...(timeZone ? { timeZone } : {}),
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(start);
  return format(zone) === format() ? "" : text("appointments.theirTime", { time: format(zone), zone });
}
