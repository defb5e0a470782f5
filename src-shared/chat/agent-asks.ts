import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { Doing } from "./doing.ts";
import { MessageId } from "./model.ts";
import { ChatRules } from "./rules.ts";

/** What only staff ask about a chat. */
export const chatAgentAsks = {
  /** The texts that a message had before the one it has, oldest first; `at`: when each was replaced. Of a deleted one: none. */
  "chat.edits": {
    input: z.object({ conversation: ConversationId, message: MessageId }),
    output: z.object({ edits: z.array(z.object({ text: z.string(), at: z.number() })) }),
    changes: false,
  },
  /** Tells colleagues who have the conversation open that one looks at it or writes in it. It passes, and no visitor hears of it. */
  "chat.look": { input: z.object({ conversation: ConversationId, does: Doing }), output: nothing, changes: false },
  /** Lays down what holds for chats; it holds at once. */
  "chatRules.change": { input: z.object({ rules: ChatRules }), output: nothing, changes: true },
} as const;
