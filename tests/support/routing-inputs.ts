import type {
  AgentInput,
  AgentState,
  Decision,
  QueueInput,
  RoutingInput,
  WaitInput,
} from "../../src-hub/routing/inputs.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { plainQueue, type QueueSettings } from "../../src-shared/queues/settings.ts";
import { type AgentRouting, plainAgent } from "../../src-shared/routing/agent-settings.ts";
import type { GroupId, SkillId, WaitId } from "../../src-shared/routing/ids.ts";
import { idOfNumber } from "./ids.ts";

export const queueId = (number: number) => idOfNumber(number, 1) as QueueId;
export const agentId = (number: number) => idOfNumber(number, 2) as AccountId;
export const waitId = (number: number) => idOfNumber(number, 3) as WaitId;
export const conversationId = (number: number) => idOfNumber(number, 4) as ConversationId;
export const skillId = (number: number) => idOfNumber(number, 5) as SkillId;
export const groupId = (number: number) => idOfNumber(number, 6) as GroupId;

/** When the tests' worlds begin. */
export const dawn = 1_700_000_000_000;

export function aQueue(number: number, settings: Partial<QueueSettings> = {}): RoutingInput & { kind: "queue" } {
  const queue: QueueInput = {
    id: queueId(number),
    name: `Queue ${number}`,
    settings: { ...plainQueue, ...settings },
    closed: null,
  };
  return { kind: "queue", queue };
}

export function anAgent(
  number: number,
  { capacity, ...routing }: Partial<Omit<AgentRouting, "capacity"> & Pick<AgentInput, "capacity">> = {},
): RoutingInput & { kind: "agent" } {
  const agent: AgentInput = {
    id: agentId(number),
    name: `Agent ${number}`,
    routing: { ...plainAgent, ...routing },
    capacity: capacity ?? { chat: 3, video: 1, "co-browse": 1 },
  };
  return { kind: "agent", agent };
}

export function aState(number: number, state: Partial<AgentState> = {}): RoutingInput & { kind: "state" } {
  return {
    kind: "state",
    state: {
      agent: agentId(number),
      here: true,
      available: true,
      ready: true,
      ringing: false,
      load: { chat: 0, video: 0, "co-browse": 0 },
      idleSince: dawn,
      ...state,
    },
  };
}

export function aWait(number: number, wait: Partial<WaitInput> = {}): RoutingInput & { kind: "wait" } {
  return {
    kind: "wait",
    wait: {
      id: waitId(number),
      kind: "new",
      conversation: conversationId(number),
      queue: queueId(0),
      group: null,
      channel: "chat",
      priority: 0,
      needs: [],
      only: null,
      kept: null,
      since: dawn,
      enteredAt: dawn,
      offered: false,
      ...wait,
    },
  };
}

/** What the hub says when an offer has been made of it. */
export function becomes(
  { wait, agent: rung }: Decision,
  known: { readonly waits: Map<string, WaitInput>; readonly states: Map<string, AgentState> },
): RoutingInput[] {
  return [
    { kind: "state", state: { ...known.states.get(rung)!, ringing: true } },
    { kind: "wait", wait: { ...known.waits.get(wait)!, offered: true } },
  ];
}
