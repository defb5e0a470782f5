import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";

/** The longest draft that is shown while it is written, in UTF-8 bytes. */
export const longestPreview = 2_048;

export const chatVisitorAsks = {
  /** What holds for his conversation now: `minutes` in which he may change what he wrote, and whether his drafts are seen. */
  "chat.rules": {
    input: z.object({ conversation: ConversationId }),
    output: z.object({ minutes: z.int(), preview: z.boolean() }),
    changes: false,
  },
  /**
   * What stands in his composer, whole, at most twice a second; cut to `longestPreview`. It passes to the desks that have the
   * conversation and is kept nowhere. `shown`: whether it is still wanted; he is told in his composer while it is.
   */
  "chat.preview": {
    input: z.object({ conversation: ConversationId, text: z.string().check(z.maxLength(longestPreview)) }),
    output: z.object({ shown: z.boolean() }),
    changes: false,
  },
} as const;
