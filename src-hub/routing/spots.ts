import { isAtWork } from "./standing.ts";
import type { Agent, Agents } from "./agents.ts";
import type { Exclusions } from "./exclusions.ts";
import { type Fit, fitOf } from "./fit.ts";
import type { Lines, Waiting } from "./lines.ts";
import type { Profile } from "./profile.ts";

/** Who may have somebody now: all of a profile, one agent alone, or nobody whom we know. */
export type Spot =
  | { readonly kind: "open"; readonly profile: Profile }
  | { readonly kind: "own"; readonly agent: Agent; readonly fit: Fit; readonly until: number | null }
  | { readonly kind: "nobody" };

export interface Spots {
  of(waiting: Waiting, now: number): Spot;
  /** When this is to be looked at again, though nothing happens; null: never. */
  dueOf(waiting: Waiting, now: number): number | null;
  /** When more agents are asked than now. */
  widensAt(waiting: Waiting, now: number): number | null;
}

/** One who is asked for by name needs neither the queue nor its skills. */
const byName: Fit = { ring: 0, order: 0, skill: 0 };

export function makeSpots(agents: Agents, lines: Lines, exclusions: Exclusions): Spots {
  /** A clock that was set back makes nobody's wait shorter than nothing. */
  const waited = ({ input }: Waiting, now: number): number => Math.max(0, now - input.enteredAt);

  /**
   * Kept is who has an agent of his own who is at work, and whom only work keeps from him: an agent who has just
   * declined, or who does not serve this queue, would be waited for in vain.
   */
  function held(waiting: Waiting, now: number): Extract<Spot, { kind: "own" }> | null {
    const { kept, conversation, channel } = waiting.input;
    const agent = kept && kept.until > now ? agents.get(kept.agent) : undefined;
    if (!kept || !agent || !isAtWork(agent.state) || agent.input.capacity[channel] <= 0) return null;
    if (exclusions.has(conversation, agent.id, now)) return null;
    const fit = fitOf(agent.input, lines.demandOf(waiting), waited(waiting, now));
    return typeof fit === "string" ? null : { kind: "own", agent, fit, until: kept.until };
  }

  function nextStage(waiting: Waiting, now: number): number | null {
    const next = lines.stagesOf(waiting.line).find((stage) => stage > waited(waiting, now));
    return next === undefined ? null : waiting.input.enteredAt + next;
  }

  return {
    of(waiting, now) {
      const { only } = waiting.input;
      if (only !== null) {
        const agent = agents.get(only);
        return agent ? { kind: "own", agent, fit: byName, until: null } : { kind: "nobody" };
      }
      const his = held(waiting, now);
      if (his) return his;
      const stage = lines.stagesOf(waiting.line).findLast((from) => from <= waited(waiting, now))!;
      return { kind: "open", profile: lines.profileOf(waiting, stage) };
    },
    dueOf(waiting, now) {
      const { only, kept, conversation } = waiting.input;
      const end = exclusions.nextEnd(conversation, now);
      if (only !== null) return end;
      return soonest(end, nextStage(waiting, now), kept && kept.until > now ? kept.until : null);
    },
    widensAt(waiting, now) {
      const { only, conversation } = waiting.input;
      const end = exclusions.nextEnd(conversation, now);
      if (only !== null) return end;
      return held(waiting, now)?.until ?? soonest(end, nextStage(waiting, now));
    },
  };
}

function soonest(...moments: ReadonlyArray<number | null>): number | null {
  return moments.reduce(
    (first, moment) => (first === null || (moment !== null && moment < first) ? moment : first),
    null,
  );
}
