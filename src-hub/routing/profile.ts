import type { QueueId } from "../../src-shared/queues/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import type { ExclusionReason, Rank } from "../../src-shared/routing/why.ts";
import type { Agent, Agents } from "./agents.ts";
import { type Counts, noCounts } from "./counts.ts";
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
  counts(): Counts;
  /** Looks at the agents who have done something since: a profile that nobody asks costs next to nothing. */
  catchUp(): void;
  /** The agent's configuration is another, or he is new. */
  refit(agent: Agent): void;
  /** Who waits for these agents, and hears that one of them did something; null: nobody does. */
  wanted: { stirred(): void } | null;
  /** Nobody will ask it again. */
  end(): void;
}

interface Member {
  readonly profile: Marks;
  readonly agent: Agent;
  stale: boolean;
  readonly fit: Fit | ExclusionReason;
  standing: Candidate | ExclusionReason;
}

interface Marks {
  mark(seat: Member): void;
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
  const counts = noCounts();
  const stales: Member[] = [];
  const profile: Marks = {
    mark(member) {
      if (member.stale) return;
      member.stale = true;
      stales.push(member);
      made.wanted?.stirred();
    },
  };

  const count = (reason: ExclusionReason, by: 1 | -1): void => {
    counts[reason] += by;
  };

  function standingOf(agent: Agent, fit: Member["fit"]): Member["standing"] {
    if (typeof fit === "string") return fit;
    return agent.hindrance[channel] ?? { id: agent.id, agent, rank: rankOf(agent, channel, fit, 1) };
  }

  function seat(agent: Agent): Member | undefined {
    const fit = fitOf(agent.input, demand, waited);
    if (fit === "not-in-queue") return undefined;
    const member: Member = { agent, fit, standing: standingOf(agent, fit), stale: false, profile };
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

  const made: Profile = {
    free: free.items,
    standing: (agent) => members.get(agent)?.standing ?? "not-in-queue",
    counts: () => ({ ...counts, "not-in-queue": agents.size - members.size }),
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
      made.wanted?.stirred();
    },
    wanted: null,
    end() {
      for (const member of members.values()) member.agent.seats.delete(member);
    },
  };
  return made;
}

function isSame(a: Member["standing"], b: Member["standing"]): boolean {
  return typeof a === "string" || typeof b === "string" ? a === b : compareRanked(a, b) === 0;
}
