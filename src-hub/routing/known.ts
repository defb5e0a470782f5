import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import type { AgentInput, AgentState, QueueInput, RoutingInput, WaitInput } from "./inputs.ts";

/** What the matcher has heard, as it was said: for whoever needs a name or a setting without asking the database. */
export interface Known {
  readonly queues: Map<QueueId, QueueInput>;
  readonly agents: Map<AccountId, AgentInput>;
  readonly states: Map<AccountId, AgentState>;
  readonly waits: Map<WaitId, WaitInput>;
  readonly waitOf: Map<ConversationId, WaitId>;
}

export function nothingKnown(): Known {
  return { queues: new Map(), agents: new Map(), states: new Map(), waits: new Map(), waitOf: new Map() };
}

/** Keeps an input that is about what is there; the others are moments. */
export function keep(known: Known, input: RoutingInput): void {
  switch (input.kind) {
    case "queue":
      known.queues.set(input.queue.id, input.queue);
      return;
    case "agent":
      known.agents.set(input.agent.id, input.agent);
      return;
    case "state":
      known.states.set(input.state.agent, input.state);
      return;
    case "wait":
      known.waits.set(input.wait.id, input.wait);
      known.waitOf.set(input.wait.conversation, input.wait.id);
      return;
    case "wait-gone":
      forgetWait(known, input.wait);
      return;
    case "snapshot":
      for (const map of Object.values(known)) map.clear();
      for (const queue of input.queues) known.queues.set(queue.id, queue);
      for (const agent of input.agents) known.agents.set(agent.id, agent);
      for (const state of input.states) known.states.set(state.agent, state);
      for (const wait of input.waits) keep(known, { kind: "wait", wait });
      return;
    case "excluded":
    case "finished":
    case "refused":
    case "decided":
  }
}

function forgetWait(known: Known, id: WaitId): void {
  const wait = known.waits.get(id);
  known.waits.delete(id);
  if (wait && known.waitOf.get(wait.conversation) === id) known.waitOf.delete(wait.conversation);
}
