import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { SurveyRules, SurveyWay } from "../../src-shared/surveys/rules.ts";
import { anAgent, type AgentHere, takes, type VisitorHere } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";

let flow: Flow;
let anna: AgentHere;
let maria: VisitorHere;
let conversation: ConversationId;

beforeEach(async () => {
  flow = await startFlow();
  anna = await anAgent(flow, "Anna");
  maria = flow.visitor("Maria");
  await until("the visitor is here", () => maria.held());
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const rulesOf = (way: Partial<SurveyWay>): SurveyRules => SurveyRules.parse({ house: SurveyWay.parse(way) });
async function lays(rules: SurveyRules): Promise<void> {
  const ada = await flow.agent("Ada", "administrator");
  await until("Ada is here", () => ada.held());
  await ada.link.ask("surveyRules.change", { rules });
  ada.link.stop();
}
async function talks(): Promise<void> {
  conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  await takes(anna, conversation);
  await maria.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "Do you deliver?" });
  await anna.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "We do." });
}
const ends = () => anna.link.ask("conversation.end", { conversation });
const survey = () => maria.state().conversation?.summary.survey ?? null;
const asked = () => until("she is asked", () => survey()?.state === "asked" && survey());
const rates = (who: VisitorHere, score: number, text = "", after = 0) =>
  who.link.ask("survey.answer", { conversation, score, text, after });

test("a conversation ends, its visitor says how it was, and the agent sees it", async () => {
  await lays(rulesOf({ chat: true }));
  await talks();
  await ends();
  await asked();
  await rates(maria, 4, "Quick\u0000 and kind");
  await until("it stands there", () => survey()?.state === "answered");
  expect(survey()).toMatchObject({ score: 4, text: "Quick and kind", answers: 1 });
  const seen = await until("Anna sees it", () => anna.state().conversations[0]?.public.summary.survey);
  expect(seen).toMatchObject({ state: "answered", score: 4 });
});
