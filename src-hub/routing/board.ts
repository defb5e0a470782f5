import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { plainQueue } from "../../src-shared/queues/settings.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import type { ExclusionReason, Rank, WhyAgent, WhyWaiting } from "../../src-shared/routing/why.ts";
import { demandOf, fitOf } from "./fit.ts";
import type { AgentInput, AgentState, Decision, QueueInput, RoutingInput, WaitInput } from "./inputs.ts";
import { compareRanked, compareWaits, priorityOf, urgencyOf } from "./order.ts";
import { hindranceOf, isAtWork } from "./standing.ts";

/** Goes into every reason and every log: the same version over the same rows decides the same. */
export const matcherVersion = 2;

export interface QueueBoard {
  readonly queue: QueueId;
  /** Offered ones are in the queue until somebody has them. */
  readonly waiting: number;
  readonly longestSince: number | null;
  readonly agents: Readonly<Record<Entry, AgentCounts>>;
  /** Places left; null: no limit. */
  readonly room: number | null;
}

/** Of those who would be asked, sooner or later, for a visitor who asks for no more than the queue does. */
export interface AgentCounts {
  readonly members: number;
  readonly atWork: number;
  /** At work, ready, with a place for this channel, be it taken. */
  readonly able: number;
  readonly free: number;
}

export interface DryRun {
  /** Who would get this visitor now; null: nobody yet. */
  readonly agent: AccountId | null;
  readonly why: WhyAgent;
  readonly agents: ReadonlyArray<{ readonly agent: AccountId; readonly excluded: ExclusionReason | null }>;
}

/** Who waits, who works, and who should have whom. No clock, no chance: the same inputs and moment give the same answer. */
export interface Board {
  apply(input: RoutingInput, seq: number): void;
  /** Changes nothing: what is decided comes back as inputs when it has become so. */
  decide(now: number): Decision[];
  /** The next moment at which a decision may appear without any input. */
  nextDue(now: number): number | null;
  whyWaiting(wait: WaitId, now: number): WhyWaiting | null;
  /** How many of his queue go before him. */
  aheadOf(wait: WaitId, now: number): number | null;
  waitsOf(queue: QueueId, now: number): WaitId[];
  figures(now: number): QueueBoard[];
  agentsFor(queue: QueueId, channel: Entry): AgentCounts;
  /** Who would get a visitor who is not here, if he came to the front now. */
  explain(candidate: WaitInput, now: number): DryRun;
}

export function makeBoard(): Board {
  const queues = new Map<QueueId, QueueInput>();
  const agents = new Map<AccountId, AgentInput>();
  const states = new Map<AccountId, AgentState>();
  const waits = new Map<WaitId, WaitInput>();
  const exclusions = new Map<string, Map<AccountId, number>>();
  const settingsOf = (queue: QueueId) => queues.get(queue)?.settings ?? plainQueue;

  function apply(input: RoutingInput): void {
    switch (input.kind) {
      case "queue":
        queues.set(input.queue.id, input.queue);
        return;
      case "agent":
        agents.set(input.agent.id, input.agent);
        return;
      case "state":
        states.set(input.state.agent, input.state);
        return;
      case "wait":
        waits.set(input.wait.id, input.wait);
        return;
      case "wait-gone":
        waits.delete(input.wait);
        return;
      case "excluded": {
        const his = exclusions.get(input.conversation) ?? new Map<AccountId, number>();
        exclusions.set(input.conversation, his.set(input.agent, input.until ?? Infinity));
        return;
      }
      case "snapshot":
        for (const map of [queues, agents, states, waits, exclusions]) map.clear();
        for (const queue of input.queues) queues.set(queue.id, queue);
        for (const agent of input.agents) agents.set(agent.id, agent);
        for (const state of input.states) states.set(state.agent, state);
        for (const wait of input.waits) waits.set(wait.id, wait);
        for (const { conversation, agent, until } of input.exclusions)
          apply({ kind: "excluded", conversation, agent, until });
        return;
      case "finished":
      case "decided":
    }
  }

  function ordered(now: number): WaitInput[] {
    const urgency = (wait: WaitInput): number => urgencyOf(wait, settingsOf(wait.queue), now);
    return [...waits.values()].sort((a, b) => compareWaits(a, urgency(a), b, urgency(b)));
  }

  function ask(wait: WaitInput, agent: AgentInput, now: number, busy: ReadonlySet<AccountId>): Rank | ExclusionReason {
    const state = states.get(agent.id);
    const had = (exclusions.get(wait.conversation)?.get(agent.id) ?? 0) > now;
    const demand = demandOf({ id: wait.queue, settings: settingsOf(wait.queue) }, wait.needs, wait.group);
    const fit = fitOf(agent, demand, Math.max(0, now - wait.enteredAt));
    if (wait.only === null ? wait.kept && holds(wait, now) && wait.kept.agent !== agent.id : wait.only !== agent.id)
      return "kept-for-another";
    if (wait.only === null && typeof fit === "string") return fit;
    if (!state) return "not-here";
    const hindrance = busy.has(agent.id) ? "ringing" : hindranceOf(agent, state, wait.channel);
    if (hindrance) return hindrance;
    if (had) return "had-it";
    return {
      kept: (wait.only ?? wait.kept?.agent) === agent.id ? 0 : 1,
      ...(typeof fit === "string" || wait.only !== null ? { ring: 0, order: 0, skill: 0 } : fit),
      first: agent.routing.first ? 0 : 1,
      load: wait.channel === "chat" ? state.load.chat : 0,
      idleSince: state.idleSince,
    };
  }

  function holds({ kept }: WaitInput, now: number): boolean {
    const state = kept && states.get(kept.agent);
    return !!state && kept.until > now && isAtWork(state);
  }

  function why(wait: WaitInput, now: number, busy: ReadonlySet<AccountId>): WhyAgent {
    const free: Array<{ id: AccountId; rank: Rank }> = [];
    const excluded: WhyAgent["excluded"] = {};
    for (const agent of agents.values()) {
      const answer = ask(wait, agent, now, busy);
      if (typeof answer === "string") excluded[answer] = (excluded[answer] ?? 0) + 1;
      else free.push({ id: agent.id, rank: answer });
    }
    const best = free
      .sort(compareRanked)
      .slice(0, 10)
      .map(({ id, rank }) => ({ agent: id, rank }));
    const priority = priorityOf(urgencyOf(wait, settingsOf(wait.queue), now));
    return { version: matcherVersion, best, free: free.length, excluded, priority, ahead: aheadOf(wait, now) };
  }

  const aheadOf = (wait: WaitInput, now: number): number => Math.max(0, waitsOf(wait.queue, now).indexOf(wait.id));
  const waitsOf = (queue: QueueId, now: number): WaitId[] =>
    ordered(now)
      .filter((wait) => wait.queue === queue)
      .map(({ id }) => id);

  function decide(now: number): Decision[] {
    const busy = new Set<AccountId>();
    const decisions: Decision[] = [];
    for (const wait of ordered(now)) {
      if (wait.offered) continue;
      const reason = why(wait, now, busy);
      const agent = reason.best[0]?.agent;
      if (agent === undefined) continue;
      busy.add(agent);
      decisions.push({ wait: wait.id, conversation: wait.conversation, agent, why: reason });
    }
    return decisions;
  }

  function agentsFor(queue: QueueId, channel: Entry): AgentCounts {
    const demand = demandOf({ id: queue, settings: settingsOf(queue) }, [], null);
    const members = [...agents.values()].filter((agent) => typeof fitOf(agent, demand, Infinity) !== "string");
    const atWork = members.filter(({ id }) => states.has(id) && isAtWork(states.get(id)!));
    const able = atWork.filter((agent) => states.get(agent.id)!.ready && agent.capacity[channel] > 0);
    const free = able.filter((agent) => hindranceOf(agent, states.get(agent.id)!, channel) === null);
    return { members: members.length, atWork: atWork.length, able: able.length, free: free.length };
  }

  return {
    apply,
    decide,
    nextDue: (now) => (waits.size > 0 ? now + 1000 : null),
    whyWaiting(id, now) {
      const wait = waits.get(id);
      if (!wait) return null;
      const { free, excluded, ahead } = why(wait, now, new Set());
      return { wait: id, free, excluded, widensAt: null, ahead };
    },
    aheadOf(id, now) {
      const wait = waits.get(id);
      return wait ? aheadOf(wait, now) : null;
    },
    waitsOf,
    figures: (now) =>
      [...queues.values()].map(({ id, settings }) => {
        const his = waitsOf(id, now).map((wait) => waits.get(wait)!.since);
        return {
          queue: id,
          waiting: his.length,
          longestSince: his.length > 0 ? Math.min(...his) : null,
          agents: { chat: agentsFor(id, "chat"), video: agentsFor(id, "video") },
          room: settings.threshold === null ? null : Math.max(0, settings.threshold - his.length),
        };
      }),
    agentsFor,
    explain(candidate, now) {
      const reason = why(candidate, now, new Set());
      const answers = [...agents.values()].map((agent) => ({
        agent: agent.id,
        answer: ask(candidate, agent, now, new Set()),
      }));
      return {
        agent: reason.best[0]?.agent ?? null,
        why: reason,
        agents: answers.map(({ agent, answer }) => ({ agent, excluded: typeof answer === "string" ? answer : null })),
      };
    },
  };
}
