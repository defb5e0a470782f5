import { type ExclusionReason, exclusionReasons, type WhyAgent } from "../../src-shared/routing/why.ts";

/** How many agents may not be asked for what. */
export type Counts = Record<ExclusionReason, number>;

export function noCounts(): Counts {
  return Object.fromEntries(exclusionReasons.map((reason) => [reason, 0])) as Counts;
}

/** In the reasons' own order, without those that nobody has: the same counts are the same text. */
export function tallyOf(counts: Readonly<Counts>): WhyAgent["excluded"] {
  const tally: WhyAgent["excluded"] = {};
  for (const reason of exclusionReasons) if (counts[reason] > 0) tally[reason] = counts[reason];
  return tally;
}
