import { afterEach, beforeEach, expect, test } from "vitest";
import { counted } from "../../src-hub/conversations/counted.ts";
import { tookOf } from "../../src-hub/statistics/own.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import { SurveyRules, SurveyWay } from "../../src-shared/surveys/rules.ts";
import { type AgentHere, anAgent, offerOf, takes } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refusal } from "../support/offered.ts";

let flow: Flow;
let anna: AgentHere;
let from: number;
beforeEach(async () => {
  flow = await startFlow();
  from = flow.clock.now();
  anna = await anAgent(flow, "Anna");
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const days = () => [from, flow.clock.now() + 1];
const figures = (who: AgentHere) => who.link.ask("statistics.own", { days: days() });

/** A visitor comes, the agent takes the chat, answers after `answersAfter` and closes it `closesAfter` later. */
async function talk(name: string, by: AgentHere, answersAfter: number, closesAfter: number, score?: number) {
  const conversation = flow.id() as ConversationId;
  const visitor = flow.visitor(name);
  await until("the visitor is here", () => visitor.held());
  await visitor.link.ask("conversation.start", { conversation, name, page: null });
  await takes(by, conversation);
  await visitor.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "Hello?" });
  await flow.clock.advance(answersAfter);
  await by.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "Hello" });
  await flow.clock.advance(closesAfter);
  await by.link.ask("conversation.end", { conversation });
  if (score !== undefined) {
    await until("asked", () => visitor.state().conversation?.summary.survey);
    await visitor.link.ask("survey.answer", { conversation, score, text: `By ${name}`, after: 0 });
  }
  await by.link.ask("conversation.wrapUp", { conversation, outcome: "solved", note: "" });
  visitor.link.stop();
}

test("an agent sees what he did, counted as the house counts it, and nothing of a colleague's", async () => {
  const ada = await flow.agent("Ada", "administrator");
  await until("Ada is here", () => ada.held());
  await ada.link.ask("surveyRules.change", { rules: SurveyRules.parse({ house: SurveyWay.parse({ chat: true }) }) });
  ada.link.stop();
  expect(await figures(anna)).toEqual({
    counted: { conversations: 0, chat: 0, video: 0, escalated: 0, linked: 0 },
    calls: 0,
    firstAnswer: { count: 0, middle: null },
    handling: { count: 0, middle: null },
    offers: { all: 0, missed: 0, declined: 0 },
  });
  await talk("Maria", anna, 4_000, 20_000, 5);
  await talk("Otto", anna, 10_000, 30_000);
  await anna.link.ask("presence.set", { state: "away" });
  const boris = await anAgent(flow, "Boris");
  await talk("Pia", boris, 2_000, 10_000, 1);

  const hers = await figures(anna);
  expect(hers).toMatchObject({
    counted: { conversations: 2, chat: 2, video: 0 },
    firstAnswer: { count: 2 },
    handling: { count: 2 },
    offers: { all: 2, missed: 0, declined: 0 },
  });
  expect(hers.firstAnswer.middle).toBeGreaterThanOrEqual(7_000);
  expect(hers.firstAnswer.middle).toBeLessThan(8_500);
  expect(hers.handling.middle).toBeGreaterThanOrEqual(32_000);
  const his = await figures(boris);
  expect(his.counted.conversations).toBe(1);
  // The parts add up to what the supervisor's report says.
  const span = { from, to: flow.clock.now() + 1 };
  const whole = await flow.store().snapshot((db) => counted(db, span));
  expect(whole.conversations).toBe(hers.counted.conversations + his.counted.conversations);

  const said = async (who: AgentHere) => (await who.link.ask("survey.said", { days: days(), own: true })).said;
  expect((await said(anna)).map(({ text }) => text)).toEqual(["By Maria"]);
  expect((await said(boris)).map(({ text }) => text)).toEqual(["By Pia"]);
  // A supervisor may see all, and here sees his own alone.
  const sue = await flow.agent("Sue", "supervisor");
  await until("Sue is here", () => sue.held());
  expect(await said(sue)).toEqual([]);
  expect((await sue.link.ask("survey.figures", { days: days(), own: true })).whole.asked).toBe(0);
  expect((await sue.link.ask("survey.figures", { days: days() })).whole.asked).toBe(3);
});

test("what he lets run out and what he declines is counted; the house's figures stay the supervisors'", async () => {
  const conversation = flow.id() as ConversationId;
  const maria = flow.visitor("Maria");
  await until("the visitor is here", () => maria.held());
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  await offerOf(anna);
  await flow.clock.advance(60_000);
  await until("it ran out", async () => (await figures(anna)).offers.missed === 1);
  expect((await figures(anna)).counted.conversations).toBe(0);
  expect(await refusal(anna.link.ask("statistics.counted", { days: days() }))).toBe("forbidden: permission-missing");
});

test("the middle: of two between them, of none nothing", () => {
  expect(tookOf([])).toEqual({ count: 0, middle: null });
  expect(tookOf([5])).toEqual({ count: 1, middle: 5 });
  expect(tookOf([90_000, 4, 6])).toEqual({ count: 3, middle: 6 });
  expect(tookOf([4, 6])).toEqual({ count: 2, middle: 5 });
});
