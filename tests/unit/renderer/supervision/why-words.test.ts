import { expect, test } from "vitest";
import type { SkillId } from "../../../../src-shared/routing/ids.ts";
import type { WhyWaiting } from "../../../../src-shared/routing/why.ts";
import type { SupervisedWait } from "../../../../src-shared/supervision/supervised.ts";
import { type WhyContext, whyWords } from "../../../../src-renderer/supervision/why-words.ts";
import { anAgentRow, aQueueRow, aWaitRow } from "../../../support/supervised.ts";

const now = 1_700_000_000_000;
const french = "01890000-0000-7000-8009-000000000001" as SkillId;
const anna = anAgentRow(1, { name: "Anna" });
const context: WhyContext = {
  agents: new Map([[anna.id, anna]]),
  queue: aQueueRow(1),
  names: { queues: [], skills: [{ id: french, name: "French" }], groups: [] },
};

function words(excluded: WhyWaiting["excluded"], over: Partial<SupervisedWait> = {}, widensAt: number | null = null) {
  const wait = aWaitRow(1, over);
  return whyWords({ ...wait, why: { ...wait.why, excluded, widensAt } }, context, now);
}

test.each([
  ["2 agents are busy, 1 lacks French; more are asked in 0:20.", { full: 1, "in-call": 1, "lacks-skill": 1 }],
  ["1 agent is busy; more are asked in 0:20.", { ringing: 1 }],
  [
    "3 agents lack French, 2 have just declined or missed it; more are asked in 0:20.",
    { "lacks-skill": 3, "had-it": 2 },
  ],
  ["4 agents are not available, 1 is asked later; more are asked in 0:20.", { "not-available": 4, later: 1 }],
] as const)("%s", (sentence, excluded) => {
  expect(words(excluded, { needs: [{ skill: french, least: 3 }] }, now + 20_000)).toBe(sentence);
});

test("without a moment at which more are asked, nothing is said of one", () => {
  expect(words({ full: 1, "not-ready": 2 })).toBe("1 agent is busy, 2 have a desk that is not ready.");
  expect(words({ full: 1 }, {}, now - 1)).toBe("1 agent is busy.");
});

test("a skill without a name is still a reason", () => {
  expect(words({ "lacks-skill": 2 })).toBe("2 agents lack a skill.");
});

test("who is not here, or serves other queues, is told of only when nobody else is left", () => {
  expect(words({ "not-here": 3, full: 1 })).toBe("1 agent is busy.");
  expect(words({ "not-here": 3, "not-in-queue": 1 })).toBe("Nobody of this queue is here.");
  expect(words({ "not-in-queue": 4 })).toBe("Nobody serves this queue.");
});

test("what rings, is kept or is for one agent alone is said before all else", () => {
  expect(words({ full: 2 }, { offered: true, ringsAt: anna.id })).toBe("It rings at Anna.");
  expect(words({ full: 2 }, { offered: true })).toBe("It rings.");
  expect(words({ full: 2 }, { kept: { agent: anna.id, until: now + 12_000 } })).toBe("Kept for Anna for 0:12 more.");
  expect(words({ full: 2 }, { kept: { agent: anna.id, until: now } })).toBe("2 agents are busy.");
  expect(words({ full: 1 }, { only: anna.id })).toBe("Assigned to Anna, who is busy.");
  expect(whyWords(aWaitRow(1, { why: { ...aWaitRow(1).why, free: 1 } }), context, now)).toBe(
    "An agent is free and is being asked.",
  );
});

test("who waits for one agent hears what that one is at", () => {
  const wait = aWaitRow(1, { only: anna.id });
  const with_ = (over: Parameters<typeof anAgentRow>[1]) =>
    whyWords(wait, { ...context, agents: new Map([[anna.id, { ...anna, ...over }]]) }, now);
  expect(with_({ state: "lunch" })).toBe("Assigned to Anna, whose state is Lunch.");
  expect(with_({ here: false, state: "offline" })).toBe("Assigned to Anna, whose desk is not here.");
  expect(whyWords(wait, { ...context, agents: new Map() }, now)).toBe("Assigned to somebody who is there no longer.");
});
