import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { SurveyRules } from "./rules.ts";

export const surveyAgentAsks = {
  "surveyRules.read": { input: nothing, output: z.object({ rules: SurveyRules }), changes: false },
  "surveyRules.change": { input: z.object({ rules: SurveyRules }), output: nothing, changes: true },
  /**
   * Asks the visitor of a conversation that has ended, once more or although he would not have been asked by himself; by
   * mail too where his address is proved. Refused with `survey-answered` when he has said it already.
   */
  "survey.send": {
    input: z.object({ conversation: ConversationId }),
    output: z.object({ isMailed: z.boolean() }),
    changes: true,
  },
} as const;
