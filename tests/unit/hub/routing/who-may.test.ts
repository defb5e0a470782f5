import { expect, test } from "vitest";
import {
  atWork,
  boardOf,
  type Case,
  excluded,
  givenAt,
  kept,
  knows,
  load,
  minutesAgo,
  needs,
  serves,
} from "../../../support/routing-cases.ts";
import {
  agentId,
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

test.each(whoMay)("who may: $name", (one) => {
  expect(givenAt(one)).toEqual(one.given);
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

test("kept, and looked at, and then he goes: the others are asked; he comes back: they are not", () => {
  const board = boardOf([...atWork(0), ...atWork(1, {}, { load: load(3) }), aWait(0, { kept: kept(1, 15) })]);
  expect(board.decide(dawn)).toEqual([]);
  board.apply(aState(1, { here: false }), 10);
  expect(board.decide(dawn)).toMatchObject([{ agent: agentId(0), why: { excluded: { "not-here": 1 } } }]);
  board.apply(aState(1, { load: load(3) }), 11);
  expect(board.decide(dawn)).toEqual([]);
});

test("a clock that is set back: what was over is not over", () => {
  const board = boardOf([...atWork(0), ...atWork(1, {}, { load: load(3) }), aWait(0, { kept: kept(1, 15) })]);
  expect(board.decide(dawn + 15_000)).toHaveLength(1);
  expect(board.decide(dawn)).toEqual([]);
  expect(board.nextDue(dawn)).toBe(dawn + 15_000);
});
