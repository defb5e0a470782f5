import { expect, test } from "vitest";
import { makeBoard } from "../../../../src-hub/routing/board.ts";
import type { RoutingInput } from "../../../../src-hub/routing/inputs.ts";
import {
  agentId,
  anAgent,
  aQueue,
  aState,
  aWait,
  conversationId,
  dawn,
  groupId,
  queueId,
  skillId,
  waitId,
} from "../../../support/routing-inputs.ts";

function boardOf(inputs: readonly RoutingInput[]) {
  const board = makeBoard();
  for (const [seq, input] of inputs.entries()) board.apply(input, seq);
  return board;
}

/** Which waits go to which agents, as numbers, so many seconds after dawn. */
function given(inputs: readonly RoutingInput[], seconds = 0): string[] {
  const wait = new Map(Array.from({ length: 10 }, (_, number) => [waitId(number), number]));
  const agent = new Map(Array.from({ length: 10 }, (_, number) => [agentId(number), number]));
  const decisions = boardOf(inputs).decide(dawn + seconds * 1000);
  return decisions.map((decision) => `${wait.get(decision.wait)}→${agent.get(decision.agent)}`);
}

const atWork = (
  number: number,
  ...[agent = {}, state = {}]: [Parameters<typeof anAgent>[1]?, Parameters<typeof aState>[1]?]
) => [anAgent(number, agent), aState(number, state)];
const serves = (queue: number, { order = 1, delay = 0 } = {}) => ({ queue: queueId(queue), order, delay });
const load = (chat: number, video = 0) => ({ chat, video, "co-browse": 0 });
const knows = (skill: number, level: 1 | 2 | 3 | 4 | 5) => ({ skill: skillId(skill), level });
const needs = (skill: number, least: 1 | 2 | 3 | 4 | 5) => ({ skill: skillId(skill), least });
const kept = (agent: number, seconds: number) => ({ agent: agentId(agent), until: dawn + seconds * 1000 });
const excluded = (wait: number, agent: number, seconds: number | null): RoutingInput => ({
  kind: "excluded",
  conversation: conversationId(wait),
  agent: agentId(agent),
  until: seconds === null ? null : dawn + seconds * 1000,
});

const minutesAgo = (minutes: number) => dawn - minutes * 60_000;

interface Case {
  readonly name: string;
  readonly inputs: readonly (RoutingInput | readonly RoutingInput[])[];
  /** By seconds after dawn. */
  readonly given: Readonly<Record<number, readonly string[]>>;
}

const whoGoesFirst: Case[] = [
  { name: "nobody waits", inputs: [aQueue(0), atWork(0)], given: { 0: [] } },
  { name: "nobody is there", inputs: [aQueue(0), aWait(0)], given: { 0: [] } },
  {
    name: "who has waited longest",
    inputs: [atWork(0), aWait(0, { since: dawn - 1 }), aWait(1, { since: dawn - 2 })],
    given: { 0: ["1→0"] },
  },
  {
    name: "of equal times the lower id",
    inputs: [atWork(0), atWork(1, {}, { idleSince: dawn + 1 }), aWait(1), aWait(0)],
    given: { 0: ["0→0", "1→1"] },
  },
  {
    name: "higher priority before longer waiting, over all queues",
    inputs: [atWork(0), aWait(0, { since: minutesAgo(9) }), aWait(1, { queue: queueId(1), priority: 1 })],
    given: { 0: ["1→0"] },
  },
  {
    name: "waiting adds to priority by the queue's aging: at exactly equal urgency who came first",
    inputs: [
      aQueue(0, { aging: 2 }),
      atWork(0),
      aWait(0, { since: minutesAgo(4) }),
      aWait(1, { queue: queueId(1), priority: 8, since: minutesAgo(3) }),
    ],
    given: { "-1": ["1→0"], 0: ["0→0"], 60: ["0→0"] },
  },
  {
    name: "a place of an earlier time is kept by who waits again",
    inputs: [atWork(0), aWait(0), aWait(1, { since: minutesAgo(5), enteredAt: dawn + 5000 })],
    given: { 6: ["1→0"] },
  },
  {
    name: "who cannot be helped now holds up nobody behind him",
    inputs: [atWork(0), aWait(0, { group: groupId(1) }), aWait(1, { since: dawn + 1 })],
    given: { 1: ["1→0"] },
  },
  { name: "who has an offer is not given again", inputs: [atWork(0), aWait(0, { offered: true })], given: { 0: [] } },
  {
    name: "one offer at a time for an agent",
    inputs: [atWork(0), aWait(0), aWait(1)],
    given: { 0: ["0→0"] },
  },
  {
    name: "a visitor of a queue that nobody has told of is not lost",
    inputs: [atWork(0), aWait(0, { queue: queueId(9) })],
    given: { 0: ["0→0"] },
  },
];

const whoIsAsked: Case[] = [
  {
    name: "the preferred agent, when the time that was his alone is over",
    inputs: [
      atWork(0),
      atWork(1, {}, { available: false }),
      aWait(0, { kept: kept(1, 10) }),
      atWork(1, {}, { idleSince: dawn + 1, load: load(2) }),
    ],
    given: { 20: ["0→1"] },
  },
  {
    name: "who is in a narrower ring, though he has been idle for less",
    inputs: [
      aQueue(0, { needs: [needs(0, 3)], rings: [{ after: 10, drop: [skillId(0)], add: [] }] }),
      atWork(0, { first: true }),
      atWork(1, { skills: [knows(0, 3)] }, { idleSince: dawn + 1, load: load(2) }),
      aWait(0),
    ],
    given: { 0: ["0→1"], 10: ["0→1"] },
  },
  {
    name: "“address first” before his order of queues",
    inputs: [
      atWork(0, { queues: [serves(0)] }),
      atWork(1, { first: true, queues: [serves(0, { order: 2 })] }, { load: load(2) }),
      aWait(0),
    ],
    given: { 0: ["0→1"] },
  },
  {
    name: "for whom the queue comes first, before proficiency",
    inputs: [
      aQueue(0, { needs: [needs(0, 1)], matching: "best" }),
      atWork(0, { skills: [knows(0, 5)], queues: [serves(0, { order: 2 })] }),
      atWork(1, { skills: [knows(0, 1)], queues: [serves(0, { order: 1 })] }),
      aWait(0),
    ],
    given: { 0: ["0→1"] },
  },
  {
    name: "with best matching the better one, before the less busy one",
    inputs: [
      aQueue(0, { needs: [needs(0, 1)], matching: "best" }),
      atWork(0, { skills: [knows(0, 3)] }),
      atWork(1, { skills: [knows(0, 4)] }, { load: load(2) }),
      aWait(0),
    ],
    given: { 0: ["0→1"] },
  },
  {
    name: "with all matching who is good enough is as good as any",
    inputs: [
      aQueue(0, { needs: [needs(0, 1)] }),
      atWork(0, { skills: [knows(0, 3)] }),
      atWork(1, { skills: [knows(0, 4)] }, { idleSince: dawn + 1 }),
      aWait(0),
    ],
    given: { 0: ["0→0"] },
  },
  {
    name: "for a chat the one with fewer, before the longer idle one",
    inputs: [atWork(0, {}, { load: load(1) }), atWork(1, {}, { idleSince: dawn + 1 }), aWait(0)],
    given: { 0: ["0→1"] },
  },
  {
    name: "for a call the longest idle one, whatever he has",
    inputs: [
      atWork(0, { interruptible: true }, { load: load(2) }),
      atWork(1, {}, { idleSince: dawn + 1 }),
      aWait(0, { channel: "video" }),
    ],
    given: { 0: ["0→0"] },
  },
  { name: "of equals the lower id", inputs: [atWork(1), atWork(0), aWait(0)], given: { 0: ["0→0"] } },
];

const whoMay: Case[] = [
  {
    name: "skills of queue and wait at their levels; the higher one counts",
    inputs: [
      aQueue(0, { needs: [needs(0, 2)] }),
      atWork(0, { skills: [knows(0, 2)] }),
      atWork(1, { skills: [knows(0, 4), knows(1, 1)] }),
      aWait(0, { needs: [needs(0, 3), needs(1, 1)] }),
    ],
    given: { 0: ["0→1"] },
  },
  {
    name: "without matching skills do not count",
    inputs: [aQueue(0, { needs: [needs(0, 5)], matching: "none" }), atWork(0), aWait(0)],
    given: { 0: ["0→0"] },
  },
  {
    name: "a ring drops a skill of the wait too, on the second",
    inputs: [
      aQueue(0, { rings: [{ after: 10, drop: [skillId(0)], add: [] }] }),
      atWork(0),
      aWait(0, { needs: [needs(0, 1)] }),
    ],
    given: { 9: [], 10: ["0→0"] },
  },
  {
    name: "a ring adds a queue, and the delay of its agent counts there too",
    inputs: [
      aQueue(0, { rings: [{ after: 10, drop: [], add: [queueId(1)] }] }),
      atWork(0, { queues: [serves(1, { delay: 20 })] }),
      aWait(0),
    ],
    given: { 10: [], 19: [], 20: ["0→0"] },
  },
  {
    name: "a queue's delay for an agent",
    inputs: [atWork(0, { queues: [serves(0, { delay: 30 })] }), aWait(0, { since: minutesAgo(9) })],
    given: { 29: [], 30: ["0→0"] },
  },
  {
    name: "a group",
    inputs: [atWork(0), atWork(1, { groups: [groupId(0)] }), aWait(0, { group: groupId(0) })],
    given: { 0: ["0→1"] },
  },
  {
    name: "who does not serve the queue may not",
    inputs: [atWork(0, { queues: [serves(1)] }), aWait(0)],
    given: { 0: [] },
  },
  {
    name: "kept while he is busy, until its end",
    inputs: [atWork(0), atWork(1, {}, { load: load(3) }), aWait(0, { kept: kept(1, 15) })],
    given: { 0: [], 14: [], 15: ["0→0"] },
  },
  {
    name: "not kept for who is not at work",
    inputs: [atWork(0), atWork(1, {}, { available: false }), aWait(0, { kept: kept(1, 15) })],
    given: { 0: ["0→0"] },
  },
  {
    name: "not kept any longer when he goes",
    inputs: [atWork(0), atWork(1, {}, { load: load(3) }), aWait(0, { kept: kept(1, 15) }), aState(1, { here: false })],
    given: { 1: ["0→0"] },
  },
  {
    name: "not kept for who has just declined",
    inputs: [atWork(0), atWork(1), aWait(0, { kept: kept(1, 15) }), excluded(0, 1, 30)],
    given: { 1: ["0→0"] },
  },
  {
    name: "not kept for who does not serve the queue: it would be for nothing",
    inputs: [atWork(0), atWork(1, { queues: [] }), aWait(0, { kept: kept(1, 15) })],
    given: { 0: ["0→0"] },
  },
  {
    name: "asked for by name: whatever queue, skill and group",
    inputs: [
      aQueue(0, { needs: [needs(0, 5)] }),
      atWork(0, { skills: [knows(0, 5)], groups: [groupId(0)] }),
      atWork(1, { queues: [] }),
      aWait(0, { only: agentId(1), group: groupId(0) }),
    ],
    given: { 0: ["0→1"] },
  },
  {
    name: "asked for by name: he needs a place all the same",
    inputs: [atWork(0), atWork(1, {}, { load: load(3) }), aWait(0, { only: agentId(1) })],
    given: { 0: [], 1000: [] },
  },
  {
    name: "who declined is asked again when his time is over; another is asked meanwhile",
    inputs: [atWork(0), aWait(0), aWait(1, { since: dawn + 1 }), excluded(0, 0, 30)],
    given: { 1: ["1→0"], 29: ["1→0"], 30: ["0→0"] },
  },
  {
    name: "who handed it on is not asked in this stay",
    inputs: [atWork(0), aWait(0), excluded(0, 0, null)],
    given: { 0: [], 100_000: [] },
  },
  {
    name: "moved to another queue it is the same stay; taken, and back again, it is another",
    inputs: [
      [atWork(0), aWait(0), excluded(0, 0, null)].flat(),
      [
        { kind: "wait-gone", wait: waitId(0), how: "moved", agent: null },
        aWait(1, { conversation: conversationId(0) }),
      ],
      [aWait(2), excluded(2, 0, null), { kind: "wait-gone", wait: waitId(2), how: "taken", agent: agentId(1) }],
      aWait(3, { conversation: conversationId(2) }),
    ],
    given: { 0: ["3→0"] },
  },
];

const all = { whoGoesFirst, whoIsAsked, whoMay };
const cases = Object.entries(all).flatMap(([kind, rows]) => rows.map((row) => ({ kind, ...row })));

test.each(cases)("$kind: $name", ({ inputs, given: expected }) => {
  const flat = inputs.flat();
  const found = Object.keys(expected).map((seconds) => [seconds, given(flat, Number(seconds))]);
  expect(Object.fromEntries(found)).toEqual(expected);
});

const free = { free: 1 };
const only = (reason: string) => ({ free: 0, excluded: { [reason]: 1 } });
test.each([
  { name: "away", state: { here: false }, chat: only("not-here"), video: only("not-here") },
  { name: "pausing", state: { available: false }, chat: only("not-available"), video: only("not-available") },
  { name: "without a microphone", state: { ready: false }, chat: only("not-ready"), video: only("not-ready") },
  { name: "rung at", state: { ringing: true }, chat: only("ringing"), video: only("ringing") },
  { name: "idle", state: {}, chat: free, video: free },
  { name: "in a chat", state: { load: load(1) }, chat: free, video: only("full") },
  {
    name: "in a chat, interruptible",
    agent: { interruptible: true },
    state: { load: load(1) },
    chat: free,
    video: free,
  },
  { name: "in all his chats", state: { load: load(3) }, chat: only("full"), video: only("full") },
  { name: "in a call", state: { load: load(0, 1) }, chat: only("in-call"), video: only("in-call") },
  {
    name: "in a call, interruptible",
    agent: { interruptible: true },
    state: { load: load(0, 1) },
    chat: free,
    video: only("in-call"),
  },
  {
    name: "over a capacity that was lowered",
    agent: { capacity: load(1, 0) },
    state: { load: load(2) },
    chat: only("full"),
    video: only("channel-off"),
  },
])("an agent who is $name", ({ agent = {}, state, chat, video }) => {
  const board = boardOf([...atWork(0, agent, state), aWait(0), aWait(1, { channel: "video" })]);
  expect(board.whyWaiting(waitId(0), dawn)).toMatchObject(chat);
  expect(board.whyWaiting(waitId(1), dawn)).toMatchObject(video);
});
