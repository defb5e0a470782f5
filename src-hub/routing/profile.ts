import type { QueueId } from "../../src-shared/queues/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import { type ExclusionReason, exclusionReasons, type Rank, type WhyAgent } from "../../src-shared/routing/why.ts";
import type { Agent, Agents, Seat } from "./agents.ts";
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
  /** Looks at the agents who have done something since: a profile that nobody asks costs next to nothing. */
  catchUp(): void;
  /** The agent's configuration is another, or he is new. */
  refit(agent: Agent): void;
  /** Somebody waits for these agents. */
  wanted: boolean;
  /** Nobody will ask it again. */
  end(): void;
}

interface Member extends Seat {
  readonly agent: Agent;
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
  const stales: Member[] = [];

  const count = (reason: ExclusionReason, by: 1 | -1) => void counts.set(reason, (counts.get(reason) ?? 0) + by);

  function standingOf(agent: Agent, fit: Member["fit"]): Member["standing"] {
    if (typeof fit === "string") return fit;
    return agent.hindrance[channel] ?? { id: agent.id, agent, rank: rankOf(agent, channel, fit, 1) };
  }

  function seat(agent: Agent): Member | undefined {
    const fit = fitOf(agent.input, demand, waited);
    if (fit === "not-in-queue") return undefined;
    const member: Member = { agent, fit, standing: standingOf(agent, fit), stale: false, stales };
    members.set(agent, member);
    if (typeof fit === "object") agent.seats.add(member);
    return member;
  }

  const first = [...agents.serving(widest)].flatMap((agent) => seat(agent)?.standing ?? []);
  for (const standing of first) if (typeof standing === "string") count(standing, 1);
  const free = makeOrdered<Candidate>(
    compareRanked,
    first.filter((standing) => typeof standing === "object"),
  );

  function leave({ standing }: Member): void {
    if (typeof standing === "string") count(standing, -1);
    else free.remove(standing);
  }

  function enter({ standing }: Member): void {
    if (typeof standing === "string") count(standing, 1);
    else free.add(standing);
  }

  function look(member: Member): void {
    member.stale = false;
    if (members.get(member.agent) !== member) return; // he has another seat since
    const standing = standingOf(member.agent, member.fit);
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
      for (const member of stales) look(member);
      stales.length = 0;
    },
    refit(agent) {
      const before = members.get(agent);
      if (before) {
        leave(before);
        agent.seats.delete(before);
        members.delete(agent);
      }
      const member = seat(agent);
      if (member) enter(member);
    },
    wanted: false,
    end() {
      for (const member of members.values()) member.agent.seats.delete(member);
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
