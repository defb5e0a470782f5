import * as z from "zod/mini";
import { ConversationId, Outcome } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { cleanText, longestText } from "../text/clean.ts";
import { WrapUpDraft, WrapUpValues } from "./model.ts";

export const wrapUpAsks = {
  /**
   * Ends the wrap-up and closes the conversation. Refused with `invalid`: `wrap-up-too-early`, `outcome-missing`,
   * `outcome-unknown`, `field-missing`, `field-wrong`, `field-unknown`.
   */
  "conversation.wrapUp": {
    input: z.object({
      conversation: ConversationId,
      outcome: z.nullable(Outcome),
      note: z.pipe(z.string().check(z.maxLength(longestText, "text-too-long")), z.transform(cleanText)),
      values: z.optional(WrapUpValues),
    }),
    output: nothing,
    changes: true,
  },
  /** What is written so far, whole each time: for the end of the time, and for the agent's other desks. */
  "wrapUp.draft": {
    input: z.object({ conversation: ConversationId, draft: WrapUpDraft }),
    output: nothing,
    changes: true,
  },
  /** More time, once. Refused with `invalid`: `wrap-up-not-timed`, `wrap-up-no-extension`, `wrap-up-extended`. */
  "wrapUp.extend": { input: z.object({ conversation: ConversationId }), output: nothing, changes: true },
} as const;
