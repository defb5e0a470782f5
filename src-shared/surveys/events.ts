import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { Scale } from "./model.ts";

const about = { conversation: ConversationId, at: z.number() };

const SurveyAsked = z.object({
  type: z.literal("survey.asked"),
  ...about,
  scale: Scale,
  comment: z.boolean(),
  question: z.record(z.string(), z.string()),
  until: z.number(),
  /** By letter too: the address, masked. */
  mailedTo: z._default(z.string(), ""),
});
const SurveyAnswered = z.object({
  type: z.literal("survey.answered"),
  ...about,
  scale: Scale,
  score: z.int(),
  text: z.string(),
  /** 1 for the first answer; a change has the next number. */
  answers: z.int(),
});
/** It was put away, or its time was over. */
const SurveyLapsed = z.object({
  type: z.literal("survey.lapsed"),
  ...about,
  why: z.enum(["skipped", "late"]),
});

/** What the visitor is asked after a conversation, and says to it. */
export const surveyEvents = [SurveyAsked, SurveyAnswered, SurveyLapsed] as const;
export type SurveyEvent = z.infer<(typeof surveyEvents)[number]>;
