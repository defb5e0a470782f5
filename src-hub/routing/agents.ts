import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import type { ExclusionReason } from "../../src-shared/routing/why.ts";
import { type Delays, makeDelays } from "./delays.ts";
import type { AgentInput, AgentState } from "./inputs.ts";
import { hindranceOf, isAtWork } from "./standing.ts";

export interface Agent {
  readonly id: AccountId;
  input: AgentInput;
  state: AgentState;
  readonly hindrance: Record<Entry, ExclusionReason | null>;
  /** His places in the profiles that he fits. */
  readonly seats: Set<Seat>;
}

/** An agent's place in a profile. What he does marks it; the profile looks at those marked when somebody asks it. */
export interface Seat {
  readonly profile: { mark(seat: Seat): void };
}

export interface Agents {
  readonly size: number;
  get(id: AccountId): Agent | undefined;
  all(): Iterable<Agent>;
  /** Each once: who serves one of these queues, and who serves every queue. */
  serving(queues: ReadonlySet<QueueId>): Iterable<Agent>;
  readonly delays: Delays;
  /** `delays`: the queues that are kept back from their agents for other times than before. */
  configure(input: AgentInput): { readonly agent: Agent; readonly delays: readonly QueueId[] };
  setState(state: AgentState): void;
  /** As if an offer rang at him already, or no longer: nothing has happened yet. */
  suppose(agent: Agent, ringing: boolean): void;
  /** Who has done anything since this was last emptied, and whether he has come to work or gone. */
  readonly changed: Map<Agent, boolean>;
  clear(): void;
}

const nothing = { chat: 0, video: 0, "co-browse": 0 };

export function makeAgents(): Agents {
  const known = new Map<AccountId, Agent>();
  const states = new Map<AccountId, AgentState>();
  const byQueue = new Map<QueueId, Set<Agent>>();
  const everywhere = new Set<Agent>();
  const delays = makeDelays();
  const changed = new Map<Agent, boolean>();

  function touch(agent: Agent, state: AgentState, turned: boolean): void {
    agent.hindrance.chat = hindranceOf(agent.input, state, "chat");
    agent.hindrance.video = hindranceOf(agent.input, state, "video");
    changed.set(agent, turned || changed.get(agent) === true);
    for (const seat of agent.seats) seat.profile.mark(seat);
  }

  function enlist(agent: Agent): void {
    const { queues } = agent.input.routing;
    if (queues === null) everywhere.add(agent);
    for (const { queue } of queues ?? []) {
      const its = byQueue.get(queue) ?? new Set();
      byQueue.set(queue, its.add(agent));
    }
  }

  function delist(agent: Agent): void {
    everywhere.delete(agent);
    for (const { queue } of agent.input.routing.queues ?? []) byQueue.get(queue)?.delete(agent);
  }

  return {
    get size() {
      return known.size;
    },
    get: (id) => known.get(id),
    all: () => known.values(),
    *serving(queues) {
      yield* everywhere;
      const named = new Set<Agent>();
      for (const queue of queues) for (const agent of byQueue.get(queue) ?? []) named.add(agent);
      yield* named;
    },
    delays,
    configure(input) {
      const before = known.get(input.id);
      const unseen: AgentState = {
        agent: input.id,
        here: false,
        available: false,
        ready: false,
        ringing: false,
        load: nothing,
        idleSince: 0,
      };
      const state = states.get(input.id) ?? unseen;
      const agent = before ?? { id: input.id, input, state, hindrance: { chat: null, video: null }, seats: new Set() };
      if (before) delist(before);
      const others = delays.replace(before?.input.routing.queues ?? [], input.routing.queues ?? []);
      agent.input = input;
      known.set(input.id, agent);
      enlist(agent);
      touch(agent, agent.state, true);
      return { agent, delays: others };
    },
    setState(state) {
      states.set(state.agent, state);
      const agent = known.get(state.agent);
      if (!agent) return;
      const turned = isAtWork(agent.state) !== isAtWork(state);
      agent.state = state;
      touch(agent, state, turned);
    },
    suppose(agent, ringing) {
      touch(agent, ringing ? { ...agent.state, ringing } : agent.state, false);
    },
    changed,
    clear() {
      for (const map of [known, states, byQueue, everywhere, changed, delays]) map.clear();
    },
  };
}
