import * as z from "zod/mini";
import { Account, AccountId } from "../accounts/model.ts";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { Appointment, AppointmentChange, AppointmentId, asked } from "./model.ts";

const change = { id: AppointmentId, sequence: z.int() } as const;

/** Staff's. `sequence` is what he saw; refused `outdated` when a colleague was faster. */
export const appointmentAgentAsks = {
  /** Those that begin in [`from`, `to`), by their start, 500 at most. `mail`: letters are sent. */
  "appointments.list": {
    input: z.object({ from: z.number(), to: z.number(), whose: z.enum(["own", "team", "all"]) }),
    output: z.object({ appointments: z.array(Appointment), mail: z.boolean() }),
    changes: false,
  },
  /**
   * When it could be: starts within a week of `from` at which the queue is open and the agent (null: any) is free, and who
   * could have it. Of the conversation in which it is to be made, or of an appointment that is to be moved.
   */
  "appointment.choices": {
    input: z.object({
      conversation: z.optional(ConversationId),
      appointment: z.optional(AppointmentId),
      agent: z.nullable(AccountId),
      from: z.number(),
      minutes: asked.minutes,
    }),
    output: z.object({
      agents: z.array(Account),
      starts: z.array(z.number()),
      /** Where the visitor's clock is; empty: not known. */
      zone: z.string(),
      name: z.string(),
      email: z.string(),
      mail: z.boolean(),
    }),
    changes: false,
  },
  /**
   * Makes one in a conversation of his. Refused `conflict` with `appointment-taken` (the agent has another then),
   * `appointment-closed` (the queue is closed then), `appointment-past`, `appointment-too-far`, `appointment-agent` (he
   * does not serve that queue).
   */
  "appointment.book": {
    input: z.object({ ...asked, conversation: ConversationId, agent: z.nullable(AccountId) }),
    output: nothing,
    changes: true,
  },
  "appointment.move": {
    input: z.object({ ...change, start: asked.start, minutes: asked.minutes, agent: z.nullable(AccountId) }),
    output: nothing,
    changes: true,
  },
  "appointment.cancel": { input: z.object(change), output: nothing, changes: true },
  /** What was done with one, by whom and when, the first first. */
  "appointment.changes": {
    input: z.object({ id: AppointmentId }),
    output: z.object({ changes: z.array(AppointmentChange) }),
    changes: false,
  },
  /** His own that their visitors have changed since he looked, by their start, 50 at most. */
  "appointments.news": { input: nothing, output: z.object({ appointments: z.array(Appointment) }), changes: false },
  /** He has looked at one of his own as it is now; of any other nothing is done. */
  "appointment.seen": { input: z.object(change), output: nothing, changes: true },
  /** It is his from now on; refused like a move. */
  "appointment.takeOver": { input: z.object(change), output: nothing, changes: true },
} as const;
