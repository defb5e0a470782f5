import * as z from "zod/mini";
import { MessageId } from "../chat/model.ts";
import { nothing } from "../rpc/contract.ts";
import { Text, lineOf } from "../text/clean.ts";
import { ConversationId, Page } from "./model.ts";

export const conversationVisitorAsks = {
  /** Begins a conversation under an id that the widget made. Refused with `conflict` while another is open. */
  "conversation.start": {
    input: z.object({
      conversation: ConversationId,
      name: lineOf(100),
      page: z.nullable(z.extend(Page, { url: lineOf(2000), title: lineOf(300) })),
      /** The key of the button it begins by, when the page has named one. */
      button: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))),
      message: z.optional(z.object({ id: MessageId, text: Text })),
    }),
    output: nothing,
    changes: true,
  },
  "conversation.end": { input: z.object({ conversation: ConversationId }), output: nothing, changes: true },
} as const;
