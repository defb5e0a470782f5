import * as z from "zod/mini";
import { Entry } from "../routing/channel.ts";
import { WhyAgent } from "../routing/why.ts";
import { ConversationId, Page } from "../conversations/model.ts";

export const QueueId = z.uuid().brand<"QueueId">();
export type QueueId = z.infer<typeof QueueId>;
export const Queue = z.object({ id: QueueId, name: z.string() });
export type Queue = z.infer<typeof Queue>;

/** What the top bar shows of a queue. */
export const QueueFigures = z.object({
  queue: Queue,
  waiting: z.int(),
  /** Since when the longest-waiting visitor has been waiting; null when nobody is. */
  longestSince: z.nullable(z.number()),
});
export type QueueFigures = z.infer<typeof QueueFigures>;

export const OfferId = z.uuid().brand<"OfferId">();
export type OfferId = z.infer<typeof OfferId>;

/** A time-boxed, exclusive proposal of one conversation to one agent, with what he needs to decide. */
export const Offer = z.object({
  id: OfferId,
  conversation: ConversationId,
  queue: Queue,
  visitor: z.object({ name: z.string() }),
  page: z.nullable(Page),
  waitingSince: z.number(),
  madeAt: z.number(),
  expiresAt: z.number(),
  /** The visitor's first words, if there are any yet. */
  firstText: z.nullable(z.string()),
  /** Whether this visitor has been here before. */
  before: z.int(),
  /** What this is: nobody has it yet, its agent was lost, somebody hands it on or asks for help. */
  kind: z._default(z.enum(["new", "again", "transfer", "consult"]), "new"),
  channel: z._default(Entry, "chat"),
  language: z._default(z.nullable(z.string()), null),
  /** Who hands it on or asks, and what he wrote. */
  by: z._default(z.nullable(z.string()), null),
  note: z._default(z.string(), ""),
  /** Why it is this agent who is asked. */
  why: z._default(z.nullable(WhyAgent), null),
  /** When this visitor was here last, and with whom. */
  last: z._default(z.nullable(z.object({ at: z.number(), agent: z.nullable(z.string()) })), null),
  /** The names of the skills that are asked for. */
  skills: z._default(z.array(z.string()), []),
  /** It is accepted for the agent when its time is over. */
  auto: z._default(z.boolean(), false),
});
export type Offer = z.infer<typeof Offer>;

/** The house's reasons for declining; with `other` there are words. */
export const declineReasons = ["another-task", "not-my-subject", "technical", "other"] as const;
export const DeclineReason = z.object({ kind: z.enum(declineReasons), text: z.string() });
export type DeclineReason = z.infer<typeof DeclineReason>;

/** The agent's newest offer, if nobody answered it. */
export const MissedOffer = z.object({ id: OfferId, visitor: z.string(), queue: z.string(), at: z.number() });
export type MissedOffer = z.infer<typeof MissedOffer>;
