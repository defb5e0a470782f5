import * as z from "zod/mini";
import { ConversationId, FilledField, Outcome } from "../conversations/model.ts";

/** One row of the call log: a conversation that the agent took part in, kept on his own machine. */
export const CallLogEntry = z.object({
  conversation: ConversationId,
  visitor: z.string(),
  queue: z.string(),
  site: z.string(),
  startedAt: z.number(),
  acceptedAt: z.nullable(z.number()),
  endedAt: z.nullable(z.number()),
  closedAt: z.nullable(z.number()),
  /** Milliseconds of video in it, all calls together. */
  videoFor: z.number(),
  calls: z.int(),
  messages: z.int(),
  outcome: z.nullable(Outcome),
  outcomeName: z._default(z.nullable(z.string()), null),
  fields: z._default(z.array(FilledField), []),
  note: z.string(),
  /** For a search: the words around what was found, with the match between U+0002 and U+0003. */
  excerpt: z.nullable(z.string()),
});
export type CallLogEntry = z.infer<typeof CallLogEntry>;
