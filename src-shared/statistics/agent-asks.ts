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

export const statisticsAsks = {
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
