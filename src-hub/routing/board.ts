import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import type { ExclusionReason, WhyAgent, WhyWaiting } from "../../src-shared/routing/why.ts";
import { makeAgents } from "./agents.ts";
import { type Answer, makeAsking } from "./answers.ts";
import { decide } from "./decide.ts";
import { makeExclusions } from "./exclusions.ts";
import { type AgentCounts, countsOf, figuresOf, type QueueBoard } from "./figures.ts";
import type { AgentInput, Decision, RoutingInput, WaitInput } from "./inputs.ts";
import { makeLines, type Waiting } from "./lines.ts";
import { priorityOf, urgencyOf } from "./order.ts";
import { makeSpots } from "./spots.ts";
import { makeWaits } from "./waits.ts";

/** Goes into every reason and every log: the same version over the same rows decides the same. */
export const matcherVersion = 2;

export interface DryRun {
  /** Who would get this visitor now; null: nobody yet. */
  readonly agent: AccountId | null;
  readonly why: WhyAgent;
  readonly agents: ReadonlyArray<{ readonly agent: AccountId; readonly excluded: ExclusionReason | null }>;
}

/** Who waits, who works, and who should have whom. No clock, no chance: the same inputs and moment give the same answer. */
export interface Board {
  /** In the order of `seq`. */
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
  /** For somebody who would ask for this: who could have him at once, in order, and how many are there who ever could. */
  agentsAt(place: Pick<WaitInput, "queue" | "channel" | "needs" | "group">): { free: AccountId[]; able: number };
  /** Who would get a visitor who is not here, if he came to the front now. */
  explain(candidate: WaitInput, now: number): DryRun;
}

export function makeBoard(): Board {
  const agents = makeAgents();
  const exclusions = makeExclusions();
  const lines = makeLines(agents);
  const spots = makeSpots(agents, lines, exclusions);
  const waits = makeWaits(agents, lines, spots);
  const asking = makeAsking(agents, exclusions);

  function configure(agent: AgentInput): void {
    const { agent: known, delays } = agents.configure(agent);
    lines.refit(known);
    for (const { waits: his } of lines.asking(delays)) waits.lift(his.items);
  }

  function exclude({ conversation, agent, until }: Extract<RoutingInput, { kind: "excluded" }>): void {
    exclusions.add(conversation, agent, until);
    const waiting = waits.of(conversation);
    if (waiting) waits.lift([waiting]);
  }

  function leave({ wait, how }: Extract<RoutingInput, { kind: "wait-gone" }>): void {
    const conversation = waits.gone(wait)?.input.conversation;
    if (conversation === undefined || how === "moved") return;
    if (how === "taken") exclusions.served(conversation);
    else exclusions.over(conversation);
  }

  function apply(input: RoutingInput): void {
    switch (input.kind) {
      case "queue":
        // Out of the lanes first: they are in the order of the old settings.
        waits.lift(lines.of(input.queue.id).waits.items);
        lines.configure(input.queue);
        return;
      case "agent":
        return configure(input.agent);
      case "state":
        return agents.setState(input.state);
      case "wait":
        return waits.put(input.wait);
      case "wait-gone":
        return leave(input);
      case "excluded":
        return exclude(input);
      case "snapshot":
        for (const part of [agents, exclusions, lines, waits]) part.clear();
        for (const queue of input.queues) apply({ kind: "queue", queue });
        for (const agent of input.agents) apply({ kind: "agent", agent });
        for (const state of input.states) apply({ kind: "state", state });
        for (const wait of input.waits) apply({ kind: "wait", wait });
        for (const exclusion of input.exclusions) apply({ kind: "excluded", ...exclusion });
        return;
      case "finished":
      case "refused":
      case "decided":
    }
  }

  const aheadOf = (waiting: Waiting): number => waiting.line.waits.before(waiting);

  function reasonOf(waiting: Waiting, { best, free, excluded }: Answer, now: number): WhyAgent {
    return {
      version: matcherVersion,
      best: best.map(({ id, rank }) => ({ agent: id, rank })),
      free,
      excluded,
      priority: priorityOf(urgencyOf(waiting.input, waiting.line.settings, now)),
      ahead: aheadOf(waiting),
    };
  }

  return {
    apply,
    decide(now) {
      waits.settle(now);
      return decide({ agents, spots, asking, lanes: waits.lanes, reasonOf }, now);
    },
    nextDue(now) {
      waits.settle(now);
      return waits.nextDue();
    },
    whyWaiting(id, now) {
      const waiting = waits.get(id);
      if (!waiting) return null;
      const { free, excluded } = asking.answer(waiting, spots.of(waiting, now), now);
      return { wait: id, free, excluded, widensAt: spots.widensAt(waiting, now), ahead: aheadOf(waiting) };
    },
    aheadOf(id) {
      const waiting = waits.get(id);
      return waiting ? aheadOf(waiting) : null;
    },
    waitsOf: (queue) => lines.of(queue).waits.items.map(({ input }) => input.id),
    figures: () => figuresOf(lines),
    agentsFor: (queue, channel) => countsOf(lines.widest(lines.of(queue), channel)),
    agentsAt(place) {
      const { first, last } = lines.profilesFor(place);
      countsOf(first);
      return { free: first.free.map(({ id }) => id), able: countsOf(last).able };
    },
    explain(candidate, now) {
      const waiting = lines.waitingOf(candidate);
      const spot = spots.of(waiting, now);
      const why = reasonOf(waiting, asking.answer(waiting, spot, now), now);
      const reasons = [...agents.all()].map((agent) => ({
        agent: agent.id,
        excluded: asking.reasonFor(agent, waiting, spot, now),
      }));
      return { agent: why.best[0]?.agent ?? null, why, agents: reasons };
    },
  };
}
