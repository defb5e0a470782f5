import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { cleanText } from "../text/clean.ts";
import { longestComment } from "./model.ts";

const Comment = z.pipe(z.string().check(z.maxLength(longestComment, "text-too-long")), z.transform(cleanText));

export const surveyVisitorAsks = {
  /**
   * Answers the survey of a conversation that has ended, or changes the answer. `after`: how many answers its page has
   * seen. Refused with `conflict` when another page has answered meanwhile, with `gone` when it is too late.
   */
  "survey.answer": {
    input: z.object({
      conversation: ConversationId,
      score: z.int().check(z.minimum(1, "score-wrong"), z.maximum(5, "score-wrong")),
      text: Comment,
      after: z.int().check(z.minimum(0)),
    }),
    output: nothing,
    changes: true,
  },
  /** He does not want to say anything. */
  "survey.skip": { input: z.object({ conversation: ConversationId }), output: nothing, changes: true },
} as const;
