import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { WaitId } from "./ids.ts";

/** Why an agent is not asked. `later`: his delay in this queue or the next ring is not reached yet. */
export const exclusionReasons = [
  "not-here",
  "not-available",
  "not-ready",
  "channel-off",
  "ringing",
  "full",
  "in-call",
  "not-in-queue",
  "not-in-group",
  "lacks-skill",
  "later",
  "had-it",
  "kept-for-another",
] as const;
export const ExclusionReason = z.enum(exclusionReasons);
export type ExclusionReason = z.infer<typeof ExclusionReason>;

/** What ordered an agent among those who could have had it: smaller goes first, in this order of fields. */
export const Rank = z.object({
  /** 0 the preferred or last agent, 1 anybody. */
  kept: z.int(),
  /** The narrowest ring that he is in. */
  ring: z.int(),
  /** 0 "address first", 1 not. */
  first: z.int(),
  /** The queue's order in his own list. */
  order: z.int(),
  /** Minus the sum of his levels in the skills asked for, with `best` matching; else 0. */
  skill: z.int(),
  /** What he has on this channel now; 0 for video, which goes by idleness alone. */
  load: z.int(),
  /** Since when he has had nothing new, epoch milliseconds. */
  idleSince: z.number(),
});
export type Rank = z.infer<typeof Rank>;

/** Why this agent: the best ten with what ordered them, and how many were left out for what. */
export const WhyAgent = z.object({
  version: z.int(),
  best: z.array(z.object({ agent: AccountId, rank: Rank })),
  free: z.int(),
  excluded: z.partialRecord(ExclusionReason, z.int()),
  /** What brought the visitor to the front: his priority then, and how many had been before him. */
  priority: z.number(),
  ahead: z.int(),
});
export type WhyAgent = z.infer<typeof WhyAgent>;

/** Why somebody waits, as counts that a sentence is made of. */
export const WhyWaiting = z.object({
  wait: WaitId,
  /** Free and fit now; a waiting visitor has more than 0 only for the blink in which the matcher runs. */
  free: z.int(),
  excluded: z.partialRecord(ExclusionReason, z.int()),
  /** The next moment at which more agents are asked (ring, delay, end of an exclusion, of a preference), or null. */
  widensAt: z.nullable(z.number()),
  /** How many go before him. */
  ahead: z.int(),
});
export type WhyWaiting = z.infer<typeof WhyWaiting>;
