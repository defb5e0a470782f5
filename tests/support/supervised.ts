import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { plainAgent } from "../../src-shared/routing/agent-settings.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import type { SupervisedAgent, SupervisedQueue, SupervisedWait } from "../../src-shared/supervision/supervised.ts";

const id = (kind: number, number: number): string =>
  `01890000-0000-7000-8${String(kind).padStart(3, "0")}-${String(number).padStart(12, "0")}`;

/** The nth agent of a fake house: available and idle, unless it is said otherwise. */
export function anAgentRow(number: number, over: Partial<SupervisedAgent> = {}): SupervisedAgent {
  return {
    id: id(1, number) as AccountId,
    name: `Agent ${number}`,
    role: "agent",
    here: true,
    state: "available",
    since: 1_700_000_000_000,
    code: null,
    activity: "idle",
    activitySince: 1_700_000_000_000,
    load: { chat: 0, video: 0, "co-browse": 0 },
    capacity: { chat: 3, video: 1, "co-browse": 1 },
    queues: null,
    skills: [],
    groups: [],
    next: null,
    unready: [],
    machine: null,
    lostAt: null,
    routing: plainAgent,
    ...over,
  };
}

/** The nth queue: open, with nobody in it. */
export function aQueueRow(number: number, over: Partial<SupervisedQueue> = {}): SupervisedQueue {
  const counts = { members: 4, atWork: 2, able: 2, free: 1 };
  return {
    id: id(2, number) as QueueId,
    name: `Queue ${number}`,
    waiting: 0,
    longestSince: null,
    agents: { chat: counts, video: counts },
    threshold: null,
    room: null,
    isOpen: true,
    changesAt: null,
    closed: null,
    needs: [],
    ...over,
  };
}

/** The nth visitor who waits. */
export function aWaitRow(number: number, over: Partial<SupervisedWait> = {}): SupervisedWait {
  const wait = id(3, number) as WaitId;
  return {
    id: wait,
    conversation: id(4, number) as ConversationId,
    visitor: `Visitor ${number}`,
    kind: "new",
    channel: "chat",
    since: 1_700_000_000_000,
    priority: 0,
    needs: [],
    group: null,
    only: null,
    kept: null,
    offered: false,
    ringsAt: null,
    why: { wait, free: 0, excluded: {}, widensAt: null, ahead: number - 1 },
    ...over,
  };
}
