import type { AppointmentState } from "../../src-shared/appointments/model.ts";

const minute = 60_000;

/** The link begins the conversation from so long before its start until so long after its end. */
const opensBefore = 10 * minute;
const closesAfter = 30 * minute;
/** Reminders, the first one first. */
export const remindBefore = [24 * 60 * minute, 15 * minute] as const;
/** Who has not come by then has missed it. */
const visitorLate = 15 * minute;
/** Whom nobody has met by then was let down. */
const houseLate = 10 * minute;
/** A visitor who is here is kept for his agent for so long after the start. */
const keptAfter = 5 * minute;
/** How often a running one is looked at: while nobody has met him, and after. */
const lookEvery = 2_000;
const lookSeldom = 15_000;

export interface Times {
  readonly state: AppointmentState;
  readonly start: number;
  readonly minutes: number;
  readonly reminded: number;
  readonly began_at: number | null;
  readonly met: string | null;
}

type Span = Pick<Times, "start" | "minutes">;

export const opensAt = ({ start }: Span): number => start - opensBefore;
export const closesAt = ({ start, minutes }: Span): number => start + minutes * minute + closesAfter;

/** When the hub looks at it next; null: it is over. */
export function dueAt({ state, start, reminded, met }: Times, now: number): number | null {
  if (state === "running") return now + (met === null ? lookEvery : lookSeldom);
  if (state !== "booked" && state !== "moved") return null;
  const before = remindBefore[reminded];
  return before === undefined ? start + visitorLate : start - before;
}

/** How many reminders' times have passed: those are out, or too late. */
export const remindersBy = (start: number, now: number): number =>
  remindBefore.filter((before) => start - before <= now).length;

export const isVisitorLate = ({ start }: Span, now: number): boolean => now >= start + visitorLate;

/** Since his coming or since the start, whichever was later. */
export const isHouseLate = ({ start, began_at }: Times, now: number): boolean =>
  now >= Math.max(start, began_at ?? 0) + houseLate;

export const keptUntil = (start: number, now: number): number => Math.max(start, now) + keptAfter;
