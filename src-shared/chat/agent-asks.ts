import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { MessageId } from "./model.ts";

/** What only staff ask about a chat. */
export const chatAgentAsks = {
  /** The texts that a message had before the one it has, oldest first; `at`: when each was replaced. Of a deleted one: none. */
  "chat.edits": {
    input: z.object({ conversation: ConversationId, message: MessageId }),
    output: z.object({ edits: z.array(z.object({ text: z.string(), at: z.number() })) }),
    changes: false,
  },
} as const;
