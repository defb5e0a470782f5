import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { CallId, EndReason, Side } from "./model.ts";

/** Somebody's stay in a call, from coming in to going out; who was lost and came back has two. */
export const CallLeg = z.object({
  side: Side,
  /** Which of the staff it was; null for the visitor. */
  name: z._default(z.nullable(z.string()), null),
  joinedAt: z.number(),
  leftAt: z.number(),
  /** Means over the leg, of what was reported; null when nothing was. */
  quality: z.nullable(
    z.object({
      reports: z.int(),
      rtt: z.nullable(z.number()),
      lossUp: z.nullable(z.number()),
      lossDown: z.nullable(z.number()),
      /** Milliseconds that the other's picture stood still. */
      frozen: z.number(),
      /** Milliseconds in which the other's picture was really shown. */
      shown: z._default(z.number(), 0),
      transport: z.string(),
      /** Rules that were found on this leg, with how often. */
      findings: z.record(z.string(), z.int()),
    }),
  ),
});
export type CallLeg = z.infer<typeof CallLeg>;

/** Staff log, once a call is over. */
export const CallRecorded = z.object({
  type: z.literal("call.recorded"),
  conversation: ConversationId,
  at: z.number(),
  after: z.int(),
  call: CallId,
  startedAt: z.number(),
  endedAt: z.number(),
  by: z.enum(["visitor", "agent", "hub"]),
  why: EndReason,
  legs: z.array(CallLeg),
});
export type CallRecorded = z.infer<typeof CallRecorded>;
