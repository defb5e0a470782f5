import { expect, test } from "vitest";
import { atWork, boardOf, excluded, kept, load, needs, serves } from "../../../support/routing-cases.ts";
import { agentId, aQueue, aState, aWait, dawn, queueId, skillId, waitId } from "../../../support/routing-inputs.ts";

test("a queue's figures: who waits, offered or not, and who could take them", () => {
  const board = boardOf([
    aQueue(0, { threshold: 5, needs: [needs(0, 1)], rings: [{ after: 10, drop: [skillId(0)], add: [queueId(1)] }] }),
    aQueue(1, { threshold: 0 }),
    ...atWork(0, { queues: [serves(0, { delay: 60 })] }),
    ...atWork(1, { queues: [serves(1)] }, { load: load(3) }),
    ...atWork(2, { queues: [serves(1)] }, { ready: false }),
    ...atWork(3, { queues: [serves(0)], capacity: load(3, 0) }),
    ...atWork(4, {}, { available: false }),
    aWait(0, { since: dawn - 5, priority: 1 }),
    aWait(1, { since: dawn - 9, offered: true }),
  ]);
  expect(board.figures(dawn)).toEqual([
    {
      queue: queueId(0),
      waiting: 2,
      longestSince: dawn - 9,
      agents: {
        chat: { members: 5, atWork: 4, able: 3, free: 2 },
        video: { members: 5, atWork: 4, able: 2, free: 1 },
      },
      room: 3,
    },
    {
      queue: queueId(1),
      waiting: 0,
      longestSince: null,
      agents: {
        chat: { members: 3, atWork: 2, able: 1, free: 0 },
        video: { members: 3, atWork: 2, able: 1, free: 0 },
      },
      room: 0,
    },
  ]);
  expect(board.agentsFor(queueId(0), "chat").free).toBe(2);
  expect(board.waitsOf(queueId(0), dawn)).toEqual([waitId(0), waitId(1)]);
  expect(board.aheadOf(waitId(1), dawn)).toBe(1);
});

test("what nobody has told us of is answered plainly", () => {
  const board = boardOf([
    aState(7),
    aWait(0, { only: agentId(8), queue: queueId(5) }),
    { kind: "wait-gone", wait: waitId(9), how: "taken", agent: null },
    excluded(9, 9, null),
  ]);
  expect(board.decide(dawn)).toEqual([]);
  expect(board.nextDue(dawn)).toBeNull();
  expect(board.whyWaiting(waitId(9), dawn)).toBeNull();
  expect(board.aheadOf(waitId(9), dawn)).toBeNull();
  expect(board.waitsOf(queueId(6), dawn)).toEqual([]);
  expect(board.figures(dawn)).toEqual([]);
});

test("the next moment: a ring, a delay, the end of an exclusion and of what is kept, the soonest first", () => {
  const board = boardOf([
    aQueue(0, { rings: [{ after: 30, drop: [], add: [] }] }),
    ...atWork(0, { queues: [serves(0, { delay: 20 })] }),
    ...atWork(1, { queues: [serves(0)] }, { load: load(3) }),
    aWait(0, { kept: kept(1, 10) }),
    excluded(0, 0, 25),
  ]);
  const after = (seconds: number) => dawn + seconds * 1000;
  const widens = [0, 10, 20, 25, 30].map((seconds) => board.whyWaiting(waitId(0), after(seconds))?.widensAt);
  expect(widens).toEqual([after(10), after(20), after(25), after(30), null]);
  expect([0, 10, 20, 25].map((seconds) => board.nextDue(after(seconds)))).toEqual([10, 20, 25, 30].map(after));
  expect(board.nextDue(after(30))).toBeNull();
  expect(board.decide(after(24))).toEqual([]);
  expect(board.decide(after(25)).map(({ agent }) => agent)).toEqual([agentId(0)]);
});
