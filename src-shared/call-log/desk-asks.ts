import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { ConversationView } from "../conversations/state.ts";
import { CallLogEntry } from "./model.ts";

export const callLogAsks = {
  /** Newest first. `words` are searched in messages, notes and names; the last one as a prefix. Empty: all. */
  "callLog.search": {
    input: z.object({ words: z.string().check(z.maxLength(300)), before: z.optional(z.number()) }),
    output: z.object({ entries: z.array(CallLogEntry), more: z.boolean() }),
    changes: false,
  },
  /** The whole conversation as it is kept here. */
  "callLog.read": {
    input: z.object({ conversation: ConversationId }),
    output: z.nullable(ConversationView),
    changes: false,
  },
} as const;
