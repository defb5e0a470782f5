import { expect, test } from "vitest";
import {
  atWork,
  type Case,
  givenAt,
  kept,
  knows,
  load,
  minutesAgo,
  needs,
  serves,
} from "../../../support/routing-cases.ts";
import { aQueue, aWait, dawn, groupId, queueId, skillId } from "../../../support/routing-inputs.ts";

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

test.each(whoGoesFirst)("who goes first: $name", (one) => {
  expect(givenAt(one)).toEqual(one.given);
});

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

test.each(whoIsAsked)("who is asked: $name", (one) => {
  expect(givenAt(one)).toEqual(one.given);
});
