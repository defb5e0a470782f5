import * as z from "zod/mini";
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
});
export type Offer = z.infer<typeof Offer>;
