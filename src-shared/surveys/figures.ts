import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { PastConversation } from "../history/model.ts";
import { QueueId } from "../queues/model.ts";
import { isGood, Scale } from "./model.ts";

/** How many were asked, and how many gave which score: of five (worst first), and by thumb (down, up). */
export const Tally = z.object({ asked: z.int(), five: z.array(z.int()), thumbs: z.array(z.int()) });
export type Tally = z.infer<typeof Tally>;

export const noTally = (): Tally => ({ asked: 0, five: [0, 0, 0, 0, 0], thumbs: [0, 0] });

export const surveyChannels = ["chat", "video", "both"] as const;

/** What visitors said, in all and by agent, queue, channel and day. */
export const SurveyFigures = z.object({
  /** False: of the one who asks alone. */
  all: z.boolean(),
  whole: Tally,
  agents: z.array(z.object({ id: AccountId, name: z.string(), tally: Tally })),
  queues: z.array(z.object({ id: QueueId, name: z.string(), tally: Tally })),
  channels: z.array(z.object({ id: z.enum(surveyChannels), tally: Tally })),
  days: z.array(Tally),
});
export type SurveyFigures = z.infer<typeof SurveyFigures>;

/** One answer, with the conversation that it is of. */
export const Said = z.object({
  conversation: PastConversation,
  scale: Scale,
  score: z.int(),
  text: z.string(),
  at: z.number(),
});
export type Said = z.infer<typeof Said>;

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

export const answeredIn = ({ five, thumbs }: Tally): number => sum(five) + sum(thumbs);

/** With fewer answers a single one moves the figures by more than a twentieth. */
export const fewAnswers = 20;

/** Which part of those who were asked answered, 0 to 1; null: nobody was asked. */
export const shareOf = (tally: Tally): number | null => (tally.asked === 0 ? null : answeredIn(tally) / tally.asked);

/** The mean of the scores of five; null: there are none. Thumbs have no mean. */
export function averageOf({ five }: Tally): number | null {
  const answers = sum(five);
  return answers === 0 ? null : sum(five.map((count, index) => count * (index + 1))) / answers;
}

/** Which part of the answers was content, 0 to 1: 4 and 5 of five, and thumbs up; null: there are none. */
export function contentOf(tally: Tally): number | null {
  const answers = answeredIn(tally);
  if (answers === 0) return null;
  const good = (scale: Scale, counts: readonly number[]) => sum(counts.filter((_, index) => isGood(scale, index + 1)));
  return (good("stars", tally.five) + good("thumbs", tally.thumbs)) / answers;
}
