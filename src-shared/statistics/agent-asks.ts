import * as z from "zod/mini";
import { Days } from "./days.ts";

/** See `Counted` of the hub, which says what each number counts. */
export const CountedConversations = z.object({
  conversations: z.int(),
  chat: z.int(),
  video: z.int(),
  escalated: z.int(),
  linked: z.int(),
});
export type CountedConversations = z.infer<typeof CountedConversations>;

/** How long something took, over `count` times; `middle`: as many were shorter as longer, milliseconds, null: never. */
export const Took = z.object({ count: z.int(), middle: z.nullable(z.number()) });
export type Took = z.infer<typeof Took>;

/** What one agent did in a span of time. */
export const OwnFigures = z.object({
  /** Begun then, and his at their end, or now: as the house counts them. */
  counted: CountedConversations,
  /** Calls in those conversations. */
  calls: z.int(),
  /** From taking one until his first message, or until he was in its call. */
  firstAnswer: Took,
  /** From taking one until the end of its wrap-up. */
  handling: Took,
  /** What rang at him then: all, what he let run out, what he declined. */
  offers: z.object({ all: z.int(), missed: z.int(), declined: z.int() }),
});
export type OwnFigures = z.infer<typeof OwnFigures>;

export const statisticsAsks = {
  /** Of who asks, never of a colleague. */
  "statistics.own": { input: z.object({ days: Days }), output: OwnFigures, changes: false },
  /** How many conversations were begun (features 001-12, 001-15), in all, by site, and day by day. */
  "statistics.counted": {
    input: z.object({ days: Days }),
    output: z.object({
      whole: CountedConversations,
      sites: z.array(z.object({ id: z.string(), name: z.string(), counted: CountedConversations })),
      days: z.array(CountedConversations),
    }),
    changes: false,
  },
} as const;
