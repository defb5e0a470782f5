import * as z from "zod/mini";
import { Account } from "../accounts/model.ts";
import { ConversationId } from "../conversations/model.ts";
import { Queue } from "../queues/model.ts";
import { GroupId } from "../routing/ids.ts";
import { lineOf, MaybeText } from "../text/clean.ts";

export const AppointmentId = z.uuid().brand<"AppointmentId">();
export type AppointmentId = z.infer<typeof AppointmentId>;

/**
 * `booked`, or `moved` since; `running`: the visitor has come by his link. Then it is over: `kept`, or `missed` (by the
 * visitor, or by the house), or `cancelled` before.
 */
export const appointmentStates = ["booked", "moved", "running", "kept", "missed", "cancelled"] as const;
export const AppointmentState = z.enum(appointmentStates);
export type AppointmentState = z.infer<typeof AppointmentState>;

/** As staff see it. Times are epoch milliseconds. */
export const Appointment = z.object({
  id: AppointmentId,
  name: z.string(),
  /** Where its letters go; empty: none are sent. */
  email: z.string(),
  site: z.string(),
  queue: Queue,
  group: z.nullable(GroupId),
  /** Whose it is; null: of whoever of the queue is free. */
  agent: z.nullable(Account),
  start: z.number(),
  minutes: z.int(),
  /** The visitor's time zone, an IANA name. */
  zone: z.string(),
  note: z.string(),
  state: AppointmentState,
  missedBy: z.nullable(z.enum(["visitor", "house"])),
  /** The conversation that it was made in; the one that it began. */
  conversation: z.nullable(ConversationId),
  began: z.nullable(ConversationId),
  /** One more with each change: who changes it says which one he saw. */
  sequence: z.int(),
  /** Its visitor has changed it, and its agent has not looked at it since. */
  news: z._default(z.boolean(), false),
});
export type Appointment = z.infer<typeof Appointment>;

/** One thing that was done with it, and what it was then. `by` null: its visitor. */
export const AppointmentChange = z.object({
  at: z.number(),
  by: z.nullable(z.string()),
  what: z.enum(["booked", "moved", "cancelled"]),
  start: z.number(),
  minutes: z.int(),
  /** Null: of whoever is free. */
  agent: z.nullable(z.string()),
});
export type AppointmentChange = z.infer<typeof AppointmentChange>;

/** As its visitor sees it. */
export const OwnAppointment = z.object({
  id: AppointmentId,
  agent: z.nullable(z.object({ name: z.string() })),
  /** He is at work now. */
  agentHere: z.boolean(),
  start: z.number(),
  minutes: z.int(),
  zone: z.string(),
  state: AppointmentState,
  missedBy: z.nullable(z.enum(["visitor", "house"])),
  /** From when until when its link begins the conversation. */
  opensAt: z.number(),
  closesAt: z.number(),
  /** What he saw, for who changes it. */
  sequence: z.int(),
  /** For his calendar (RFC 5545): of one that is cancelled, what takes it out; empty: there is nothing to keep. */
  calendar: z.string(),
});
export type OwnAppointment = z.infer<typeof OwnAppointment>;

/** Starts and lengths are whole steps, so that two that overlap have a step in common. */
export const step = 5 * 60_000;
export const lengths = [15, 30, 45, 60, 90] as const;

const Zone = z.string().check(z.maxLength(60), z.refine(isZone, "time-zone-unknown"));
/** What whoever makes one says of it. */
export const asked = {
  id: AppointmentId,
  start: z.int().check(z.refine((start) => start % step === 0, "appointment-step")),
  minutes: z.int().check(z.gte(15), z.lte(120), z.multipleOf(5)),
  zone: Zone,
  name: lineOf(100),
  /** Empty: no letters. */
  email: lineOf(254),
  note: MaybeText,
} as const;

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return /^[A-Za-z]/.test(zone);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
