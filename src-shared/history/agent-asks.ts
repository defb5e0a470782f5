import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { ConversationId } from "../conversations/model.ts";
import { ConversationView } from "../conversations/state.ts";
import { QueueId } from "../queues/model.ts";
import { Hit, PastConversation, SearchFilters } from "./model.ts";

const named = <Id extends z.ZodMiniType>(id: Id) => z.array(z.object({ id, name: z.string() }));

export const historyAsks = {
  /**
   * Everything that was ever said, noted or wrapped up, the newest first, a page of 25 at most; who may not search in all
   * conversations finds his own. The last word is a beginning unless a space follows. Without words: all conversations
   * that fit. `before` is the `next` of the answer before.
   */
  "search.find": {
    input: z.object({
      words: z.string().check(z.maxLength(300)),
      filters: SearchFilters,
      before: z.optional(z.int()),
    }),
    output: z.object({ hits: z.array(Hit), next: z.nullable(z.int()), isComplete: z.boolean() }),
    changes: false,
  },
  /** What can be chosen to narrow a search down. `outcomes` are those that were ever given, by their ids. */
  "search.choices": {
    input: z.object({}),
    output: z.object({
      /** Whether it goes through everybody's conversations, or his own alone. */
      all: z.boolean(),
      queues: named(QueueId),
      agents: named(AccountId),
      sites: named(z.string()),
      outcomes: named(z.string()),
    }),
    changes: false,
  },
  /**
   * A conversation of whomever, to read: its newest page, or the one before `before`. Refused with `gone` unless it is his
   * own, an earlier one of a visitor who is with him now, or he may search in all.
   */
  "history.read": {
    input: z.object({ conversation: ConversationId, before: z.optional(z.int()) }),
    output: ConversationView,
    changes: false,
  },
  /** The other conversations of this one's visitor, the newest first, 20 at most; `before`: those that began earlier. */
  "history.ofVisitor": {
    input: z.object({ conversation: ConversationId, before: z.optional(z.number()) }),
    output: z.object({ conversations: z.array(PastConversation), more: z.boolean() }),
    changes: false,
  },
} as const;
