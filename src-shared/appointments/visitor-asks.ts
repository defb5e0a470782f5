import * as z from "zod/mini";
import { ConversationId, Page } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { lineOf } from "../text/clean.ts";
import { AppointmentId, asked, OwnAppointment } from "./model.ts";

const Token = z.string().check(z.regex(/^[\w-]{22,64}$/, "appointment-gone"));
const which = {
  /** One of his own, or any by what stands in its link. */
  id: z.optional(AppointmentId),
  token: z.optional(Token),
} as const;

/** A visitor's: his own, or one whose link he has. */
export const appointmentVisitorAsks = {
  /**
   * When somebody has time for him within a week of `from`. `mail`: letters are sent. With `id` or `token`: where that one
   * can be moved to, with its own length, at its own agent if he still can. Refused `conflict` with `appointments-off`.
   */
  "appointment.offered": {
    input: z.object({ ...which, from: z.number(), minutes: asked.minutes }),
    output: z.object({ starts: z.array(z.number()), mail: z.boolean() }),
    changes: false,
  },
  /** Refused like an agent's; `too-fast` when he has too many. */
  "appointment.choose": {
    input: z.object({
      id: asked.id,
      start: asked.start,
      minutes: asked.minutes,
      zone: asked.zone,
      name: asked.name,
      email: asked.email,
    }),
    output: nothing,
    changes: true,
  },
  /** Those that are not over, with the way to them: secrets, so only here. */
  "appointment.mine": {
    input: nothing,
    output: z.object({
      appointments: z.array(z.extend(OwnAppointment, { link: z.string() })),
      /** Epoch milliseconds of the hub. */
      now: z.number(),
    }),
    changes: false,
  },
  /**
   * Moves one that has not begun. Refused `outdated` when it is not what he saw any more, `conflict` like a choice, and with
   * `appointment-begun` or `appointment-over`.
   */
  "appointment.shift": {
    input: z.object({ ...which, sequence: z.int(), start: asked.start, zone: asked.zone }),
    output: nothing,
    changes: true,
  },
  /** Cancels one that has not begun; refused like a move. */
  "appointment.giveUp": { input: z.object(which), output: nothing, changes: true },
  /** What a link leads to; `gone` for one that leads nowhere on this site. */
  "appointment.look": {
    input: z.object({ token: Token }),
    output: z.object({ appointment: OwnAppointment, now: z.number() }),
    changes: false,
  },
  /**
   * Begins its conversation, as video where there is any. Refused `conflict` with `appointment-early`, `appointment-over`,
   * `conversation-open`.
   */
  "appointment.join": {
    input: z.object({
      token: Token,
      conversation: ConversationId,
      page: z.nullable(z.extend(Page, { url: lineOf(2000), title: lineOf(300) })),
      language: z.optional(lineOf(100)),
    }),
    output: nothing,
    changes: true,
  },
} as const;
