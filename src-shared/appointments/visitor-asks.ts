import * as z from "zod/mini";
import { ConversationId, Page } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { lineOf } from "../text/clean.ts";
import { AppointmentId, asked, OwnAppointment } from "./model.ts";

const Token = z.string().check(z.regex(/^[\w-]{22,64}$/, "appointment-gone"));

/** A visitor's: his own, or one whose link he has. */
export const appointmentVisitorAsks = {
  /** When somebody has time for him within a week of `from`. `mail`: letters are sent. */
  "appointment.offered": {
    input: z.object({ from: z.number(), minutes: asked.minutes }),
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
  "appointment.giveUp": { input: z.object({ id: AppointmentId }), output: nothing, changes: true },
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
