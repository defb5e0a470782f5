import { expect, test } from "vitest";
import { type Happened, isReal } from "../../../src-hub/surveys/rules.ts";
import type { QueueId } from "../../../src-shared/queues/model.ts";
import { averageOf, contentOf, noTally, shareOf } from "../../../src-shared/surveys/figures.ts";
import { isAsked, SurveyRules, SurveyWay, wayOf } from "../../../src-shared/surveys/rules.ts";

const talk: Happened = {
  endedBy: "agent",
  wasAccepted: true,
  agentWrote: true,
  visitorWrote: true,
  longestCall: 0,
};

test.each<[string, Partial<Happened>, boolean]>([
  ["both wrote", {}, true],
  ["the visitor ended it", { endedBy: "visitor" }, true],
  ["the hub closed it", { endedBy: "hub" }, false],
  ["the hub closed a long call", { endedBy: "hub", longestCall: 600_000 }, false],
  ["nobody took it", { wasAccepted: false }, false],
  ["the agent never wrote", { agentWrote: false }, false],
  ["the visitor never wrote", { visitorWrote: false }, false],
  ["a call without a word", { agentWrote: false, visitorWrote: false, longestCall: 30_000 }, true],
  ["a call that was too short", { agentWrote: false, longestCall: 29_999 }, false],
  ["a short call, and both wrote", { longestCall: 1 }, true],
])("a real conversation: %s", (_name, part, real) => {
  expect(isReal({ ...talk, ...part }, 30)).toBe(real);
});

test("no call at all is none of at least nothing", () => {
  expect(isReal({ ...talk, agentWrote: false }, 0)).toBe(false);
});

// Features 001-26: on for chat means on for video, unless it is set apart.
test.each([
  [true, "as-chat", true, true],
  [false, "as-chat", false, false],
  [true, "off", true, false],
  [false, "on", false, true],
] as const)("asked after chats %s and after calls %s", (chat, video, afterChat, afterCall) => {
  const way = SurveyWay.parse({ chat, video });
  expect([isAsked(way, false), isAsked(way, true)]).toEqual([afterChat, afterCall]);
});

test("a queue has its own way, or the house's", () => {
  const queue = "01890000-0000-7000-8000-0000000000aa" as QueueId;
  const rules = SurveyRules.parse({ house: { chat: true }, queues: [{ queue, way: { chat: false } }] });
  expect(wayOf(rules, queue).chat).toBe(false);
  expect(wayOf(rules, "01890000-0000-7000-8000-0000000000ab" as QueueId).chat).toBe(true);
});

test("figures of nobody are none, and thumbs have no mean", () => {
  expect([shareOf(noTally()), averageOf(noTally()), contentOf(noTally())]).toEqual([null, null, null]);
  const thumbs = { ...noTally(), asked: 4, thumbs: [1, 1] };
  expect([shareOf(thumbs), averageOf(thumbs), contentOf(thumbs)]).toEqual([0.5, null, 0.5]);
  const five = { ...noTally(), asked: 4, five: [1, 0, 1, 1, 1] };
  expect([shareOf(five), averageOf(five), contentOf(five)]).toEqual([1, 3.25, 0.5]);
});
