import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";

/**
 * In the conversation that it was made in, or that it began. `begun`: he has come by his link, and `keptUntil` it is kept
 * for its agent; `other`: another agent has it than the one that it was made with (features 001-18).
 */
export const AppointmentTold = z.object({
  type: z.literal("appointment.told"),
  conversation: ConversationId,
  at: z.number(),
  what: z.enum(["booked", "moved", "cancelled", "begun", "other", "missed"]),
  start: z.number(),
  minutes: z.int(),
  agent: z.nullable(z.object({ name: z.string() })),
  /** Who has it instead. */
  instead: z.nullable(z.object({ name: z.string() })),
  keptUntil: z.nullable(z.number()),
  /** He has done it himself. */
  byVisitor: z._default(z.boolean(), false),
});

/** State: topic `appointments`, to every desk: some appointment is another, or its time has come. */
export const AppointmentsChanged = z.object({ type: z.literal("appointments.changed"), at: z.number() });
