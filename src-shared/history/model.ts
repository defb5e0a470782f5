import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { ConversationId, Outcome } from "../conversations/model.ts";
import { QueueId } from "../queues/model.ts";
import { Entry } from "../routing/channel.ts";

/** A part of a text; `marks` are the places of what was found, [from, to) in UTF-16 code units, in order. */
export const Snippet = z.object({ text: z.string(), marks: z.array(z.tuple([z.int(), z.int()])) });
export type Snippet = z.infer<typeof Snippet>;

/** One conversation in a list of earlier ones. */
export const PastConversation = z.object({
  id: ConversationId,
  visitor: z.string(),
  /** Who had it last; null: nobody. */
  agent: z.nullable(z.string()),
  queue: z.string(),
  site: z.string(),
  channel: Entry,
  startedAt: z.number(),
  endedAt: z.nullable(z.number()),
  outcome: z.nullable(Outcome),
  /** Of an outcome from a queue's own list. */
  outcomeName: z.nullable(z.string()),
});
export type PastConversation = z.infer<typeof PastConversation>;

/** What a search found: a message, a note, or the conversation itself by its visitor's name or how it was wrapped up. */
export const Hit = z.object({
  kind: z.enum(["message", "note", "conversation"]),
  conversation: PastConversation,
  /** Of the message in the public log, of the note in the staff log; 0 for the conversation itself. */
  seq: z.int(),
  /** For opening it there: the place in the public log. */
  near: z.int(),
  at: z.number(),
  /** Who wrote it. */
  by: z.nullable(z.string()),
  snippet: Snippet,
});
export type Hit = z.infer<typeof Hit>;

/** What narrows a search down; each is a further condition. Times are epoch milliseconds, `from` <= time < `until`. */
export const SearchFilters = z.object({
  queue: z.optional(QueueId),
  agent: z.optional(AccountId),
  outcome: z.optional(Outcome),
  site: z.optional(z.string().check(z.maxLength(64))),
  channel: z.optional(Entry),
  from: z.optional(z.number()),
  until: z.optional(z.number()),
});
export type SearchFilters = z.infer<typeof SearchFilters>;
