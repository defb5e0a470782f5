import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { Days } from "../statistics/days.ts";
import { Said, SurveyFigures } from "./figures.ts";
import { SurveyRules } from "./rules.ts";

const own = z.optional(z.boolean());

export const surveyAgentAsks = {
  "surveyRules.read": { input: nothing, output: z.object({ rules: SurveyRules }), changes: false },
  "surveyRules.change": { input: z.object({ rules: SurveyRules }), output: nothing, changes: true },
  /**
   * Asks the visitor of a conversation that has ended, once more or although he would not have been asked by himself.
   * Refused with `survey-answered` when he has said it already.
   */
  "survey.send": {
    input: z.object({ conversation: ConversationId }),
    output: nothing,
    changes: true,
  },
  /** Whether letters are sent, and the address that is proved to be this visitor's, masked; null: none is. */
  "survey.way": {
    input: z.object({ conversation: ConversationId }),
    output: z.object({ mail: z.boolean(), to: z.nullable(z.string()) }),
    changes: false,
  },
  /**
   * Asks by letter as well, with a link that is good for one answer. Answers with the address, masked. Refused as
   * `survey.send`, and with `mail-off`, `address-unproved`, `survey-mailed` (the last letter is not a day old).
   */
  "survey.mail": {
    input: z.object({ conversation: ConversationId }),
    output: z.object({ to: z.string() }),
    changes: true,
  },
  /** Of what was asked on these days. Who may not see all figures sees his own; `own`: of him alone although he may. */
  "survey.figures": { input: z.object({ days: Days, own }), output: SurveyFigures, changes: false },
  /** What was answered on these days, the newest first, 50 at most; `before`: those that came earlier. */
  "survey.said": {
    input: z.object({ days: Days, own, before: z.optional(z.number()) }),
    output: z.object({ said: z.array(Said), more: z.boolean() }),
    changes: false,
  },
} as const;
