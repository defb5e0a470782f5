import * as z from "zod/mini";
import { QueueId } from "../queues/model.ts";
import { spokenOf } from "../sites/language.ts";
import { Scale } from "./model.ts";

/** How visitors are asked after a conversation. */
export const SurveyWay = z.object({
  chat: z._default(z.boolean(), false),
  /** After calls: as after chats (features 001-26), unless it is set apart. */
  video: z._default(z.enum(["as-chat", "on", "off"]), "as-chat"),
  scale: z._default(Scale, "stars"),
  /** A comment may be written. */
  comment: z._default(z.boolean(), true),
  question: z._default(spokenOf(200), {}),
  /** A call that was shorter, in seconds, is no conversation to ask about. */
  leastCall: z._default(z.int().check(z.minimum(0), z.maximum(3_600)), 30),
});
export type SurveyWay = z.infer<typeof SurveyWay>;

/** The house's way, and that of queues which have one of their own. */
export const SurveyRules = z.object({
  house: SurveyWay,
  queues: z._default(z.array(z.object({ queue: QueueId, way: SurveyWay })).check(z.maxLength(500)), []),
  /** For so many days it may be answered. */
  days: z._default(z.int().check(z.minimum(1), z.maximum(90)), 7),
});
export type SurveyRules = z.infer<typeof SurveyRules>;

/** What holds in this queue. */
export const wayOf = ({ house, queues }: SurveyRules, queue: QueueId): SurveyWay =>
  queues.find((one) => one.queue === queue)?.way ?? house;

/** Whether is asked after a conversation that had a call, or had none. */
export const isAsked = ({ chat, video }: SurveyWay, hadCall: boolean): boolean =>
  hadCall && video !== "as-chat" ? video === "on" : chat;
