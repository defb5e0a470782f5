import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ExclusionReason, WhyAgent } from "../../src-shared/routing/why.ts";
import type { Agent, Agents } from "./agents.ts";
import { noCounts, tallyOf } from "./counts.ts";
import type { Exclusions } from "./exclusions.ts";
import type { Waiting } from "./lines.ts";
import { type Candidate, rankOf } from "./profile.ts";
import type { Spot } from "./spots.ts";

/** Who may have a visitor now, and how many may not for what. */
export interface Answer {
  /** The first of them, in order. */
  readonly best: readonly Candidate[];
  readonly free: number;
  readonly excluded: WhyAgent["excluded"];
}

/** How many are told of. */
const told = 10;

export interface Asking {
  answer(waiting: Waiting, spot: Spot, now: number): Answer;
  /** Why this one may not; null: he may. */
  reasonFor(agent: Agent, waiting: Waiting, spot: Spot, now: number): ExclusionReason | null;
}

export function makeAsking(agents: Agents, exclusions: Exclusions): Asking {
  function shared({ input }: Waiting, { profile }: Extract<Spot, { kind: "open" }>, now: number): Answer {
    profile.catchUp();
    const freeOne = (id: AccountId): Candidate | undefined => {
      const agent = agents.get(id);
      const standing = agent && profile.standing(agent);
      return typeof standing === "object" ? standing : undefined;
    };
    const had = exclusions.of(input.conversation, now).filter(freeOne);
    const counts = { ...profile.counts(), "had-it": had.length };
    const preferred = input.kept && !had.includes(input.kept.agent) ? freeOne(input.kept.agent) : undefined;
    // The time that was his alone is over; he is the first of all even so.
    const best: Candidate[] = preferred ? [{ ...preferred, rank: { ...preferred.rank, kept: 0 } }] : [];
    for (const candidate of profile.free) {
      if (best.length === told) break;
      if (candidate !== preferred && !had.includes(candidate.id)) best.push(candidate);
    }
    return { best, free: profile.free.length - had.length, excluded: tallyOf(counts) };
  }

  function ownReason({ input }: Waiting, agent: Agent, now: number): ExclusionReason | null {
    return agent.hindrance[input.channel] ?? (exclusions.has(input.conversation, agent.id, now) ? "had-it" : null);
  }

  function own(waiting: Waiting, { agent, fit }: Extract<Spot, { kind: "own" }>, now: number): Answer {
    const reason = ownReason(waiting, agent, now);
    const counts = { ...noCounts(), "kept-for-another": agents.size - 1 };
    if (reason) counts[reason]++;
    const best = reason ? [] : [{ id: agent.id, agent, rank: rankOf(agent, waiting.input.channel, fit, 0) }];
    return { best, free: best.length, excluded: tallyOf(counts) };
  }

  return {
    answer(waiting, spot, now) {
      switch (spot.kind) {
        case "open":
          return shared(waiting, spot, now);
        case "own":
          return own(waiting, spot, now);
        case "nobody":
          return { best: [], free: 0, excluded: tallyOf({ ...noCounts(), "kept-for-another": agents.size }) };
      }
    },
    reasonFor(agent, waiting, spot, now) {
      if (spot.kind !== "open")
        return spot.kind === "own" && spot.agent === agent ? ownReason(waiting, agent, now) : "kept-for-another";
      spot.profile.catchUp();
      const standing = spot.profile.standing(agent);
      if (typeof standing === "string") return standing;
      return exclusions.has(waiting.input.conversation, agent.id, now) ? "had-it" : null;
    },
  };
}
