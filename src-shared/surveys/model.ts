import * as z from "zod/mini";

/** How is rated: five stars, five faces, or a thumb down and a thumb up. */
export const Scale = z.enum(["stars", "faces", "thumbs"]);
export type Scale = z.infer<typeof Scale>;

/** The best score of a scale; the worst is 1. */
export const bestOf = (scale: Scale): 2 | 5 => (scale === "thumbs" ? 2 : 5);

/** Whether who gave this score was content: 4 and 5 of five, or the thumb up. */
export const isGood = (scale: Scale, score: number): boolean => score >= (scale === "thumbs" ? 2 : 4);

/** For so long an answer may be changed, in milliseconds since it was first given. */
export const changeFor = 10 * 60_000;

/** The longest comment, in UTF-16 code units. */
export const longestComment = 2_000;

/** What a conversation is asked about it, and what was answered: part of what its public log adds up to. */
export const SurveyView = z.object({
  state: z.enum(["asked", "answered", "lapsed"]),
  scale: Scale,
  /** A comment may be written beside. */
  comment: z.boolean(),
  /** By language; where there is none the widget asks in its own words. */
  question: z.record(z.string(), z.string()),
  /** Until when it may be answered, by the hub's clock. */
  until: z.number(),
  score: z.nullable(z.int()),
  text: z.string(),
  /** How often it was answered: a change says which answer it follows. */
  answers: z.int(),
  /** When it was answered first. */
  answeredAt: z.nullable(z.number()),
});
export type SurveyView = z.infer<typeof SurveyView>;
