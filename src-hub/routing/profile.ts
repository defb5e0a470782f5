import type { QueueId } from "../../src-shared/queues/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import { type ExclusionReason, exclusionReasons, type Rank, type WhyAgent } from "../../src-shared/routing/why.ts";
import type { Agent, Agents, Change } from "./agents.ts";
import { type Demand, type Fit, fitOf } from "./fit.ts";
import { compareRanked } from "./order.ts";
import { makeOrdered } from "./ordered.ts";

/** An agent who may be asked, with what orders him. */
export interface Candidate {
  readonly id: Agent["id"];
  readonly agent: Agent;
  readonly rank: Rank;
}

/** How all agents stand to visitors who ask for the same and have waited about as long. */
export interface Profile {
  /** In the order in which they are asked. */
  readonly free: readonly Candidate[];
  standing(agent: Agent): Candidate | ExclusionReason;
  counts(): Map<ExclusionReason, number>;
  /** Hears what the agents have done since it was last asked: a profile that nobody asks costs nothing. */
  catchUp(): void;
  /** The number of the last change that it has heard. */
  readonly heard: number;
}

interface Member {
  readonly fit: Fit | ExclusionReason;
  standing: Candidate | ExclusionReason;
}

export function rankOf({ input, state }: Agent, channel: Entry, fit: Fit, kept: 0 | 1): Rank {
  return {
    kept,
    ring: fit.ring,
    first: input.routing.first ? 0 : 1,
    order: fit.order,
    skill: fit.skill,
    // Calls go by idleness alone.
    load: channel === "chat" ? state.load.chat : 0,
    idleSince: state.idleSince,
  };
}

/** `waited`: the time, ms, from which on this profile holds. */
export function makeProfile(agents: Agents, demand: Demand, channel: Entry, waited: number): Profile {
  const widest: ReadonlySet<QueueId> = demand.reaches.at(-1)!.queues;
  const members = new Map<Agent, Member>();
  const counts = new Map<ExclusionReason, number>();
  const { changes } = agents;
  let heard = changes.first + changes.list.length;

  const count = (reason: ExclusionReason, by: 1 | -1) => void counts.set(reason, (counts.get(reason) ?? 0) + by);

  function standingOf(agent: Agent, fit: Member["fit"]): Member["standing"] {
    if (typeof fit === "string") return fit;
    return agent.hindrance[channel] ?? { id: agent.id, agent, rank: rankOf(agent, channel, fit, 1) };
  }

  for (const agent of agents.serving(widest)) {
    const fit = fitOf(agent.input, demand, waited);
    const standing = standingOf(agent, fit);
    members.set(agent, { fit, standing });
    if (typeof standing === "string") count(standing, 1);
  }
  const first = [...members.values()].flatMap(({ standing }) => (typeof standing === "string" ? [] : [standing]));
  const free = makeOrdered<Candidate>(compareRanked, first);

  function leave({ standing }: Member): void {
    if (typeof standing === "string") count(standing, -1);
    else free.remove(standing);
  }

  function enter({ standing }: Member): void {
    if (typeof standing === "string") count(standing, 1);
    else free.add(standing);
  }

  function refit(agent: Agent): void {
    const before = members.get(agent);
    if (before) leave(before);
    members.delete(agent);
    const fit = fitOf(agent.input, demand, waited);
    if (fit === "not-in-queue") return;
    const member = { fit, standing: standingOf(agent, fit) };
    members.set(agent, member);
    enter(member);
  }

  function hear({ agent, fits }: Change): void {
    if (fits) return refit(agent);
    const member = members.get(agent);
    if (!member || typeof member.fit === "string") return;
    const standing = standingOf(agent, member.fit);
    if (isSame(member.standing, standing)) return;
    leave(member);
    member.standing = standing;
    enter(member);
  }

  return {
    free: free.items,
    standing: (agent) => members.get(agent)?.standing ?? "not-in-queue",
    counts: () => new Map(counts).set("not-in-queue", agents.size - members.size),
    catchUp() {
      for (let at = heard - changes.first; at < changes.list.length; at++) hear(changes.list[at]!);
      heard = changes.first + changes.list.length;
    },
    get heard() {
      return heard;
    },
  };
}

function isSame(a: Member["standing"], b: Member["standing"]): boolean {
  return typeof a === "string" || typeof b === "string" ? a === b : compareRanked(a, b) === 0;
}

/** In the reasons' own order, without those that nobody has: the same counts are the same text. */
export function tallyOf(counts: ReadonlyMap<ExclusionReason, number>): WhyAgent["excluded"] {
  const tally: WhyAgent["excluded"] = {};
  for (const reason of exclusionReasons) {
    const count = counts.get(reason) ?? 0;
    if (count > 0) tally[reason] = count;
  }
  return tally;
}
