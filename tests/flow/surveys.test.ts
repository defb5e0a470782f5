import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { changeFor } from "../../src-shared/surveys/model.ts";
import { SurveyRules, SurveyWay } from "../../src-shared/surveys/rules.ts";
import { anAgent, type AgentHere, takes, type VisitorHere } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refusal } from "../support/offered.ts";

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

test("nobody is asked where the house does not ask, after what was abandoned, or where nobody answered", async () => {
  await talks();
  await ends();
  await until("it has ended", () => maria.state().conversation?.summary.state === "ended");
  expect(survey()).toBeNull();
  await anna.link.ask("conversation.wrapUp", { conversation, outcome: "solved", note: "" });
  await lays(rulesOf({ chat: true }));
  conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  await maria.link.ask("conversation.end", { conversation });
  await until("she has left", () => maria.state().conversation?.summary.state === "ended");
  expect(survey()).toBeNull();
  conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  await takes(anna, conversation);
  await maria.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "Anybody?" });
  await ends();
  await until("it has ended unanswered", () => maria.state().conversation?.summary.state === "ended");
  expect(survey()).toBeNull();
});

test("the line drops and the hub restarts at each step: she is asked once, and her answer stands", async () => {
  await lays(rulesOf({ chat: true, question: { fi: "Miten meni?" } }));
  await talks();
  maria.unplug();
  await ends();
  maria.mend();
  expect((await asked()) && survey()?.question).toEqual({ fi: "Miten meni?" });
  maria.mute(true);
  const rated = rates(maria, 3, "So so");
  maria.unplug();
  maria.mute(false);
  maria.mend();
  await rated;
  await flow.restart();
  maria.mend();
  await until("it stands there after the restart", () => survey()?.state === "answered");
  await until("the link is back", () => maria.linkState().state === "ready");
  await rates(maria, 5, "Better", 1);
  await until("it is changed", () => survey()?.score === 5);
  const fresh = flow.visitor("Maria");
  await until("another page is here", () => fresh.held());
  expect(fresh.state()).toEqual(maria.state());
  expect(survey()).toMatchObject({ text: "Better", answers: 2 });
});

test("of two tabs that answer at once one is taken, and the other is told; after ten minutes nothing changes any more", async () => {
  await lays(rulesOf({ chat: true }));
  await talks();
  const other = flow.visitor("Maria");
  await until("the other tab is here", () => other.held());
  await ends();
  await asked();
  const results = await Promise.allSettled([rates(maria, 5), rates(other, 1)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await until("both show the same", () => other.state().conversation?.summary.survey?.state === "answered");
  expect(other.state()).toEqual(maria.state());
  expect(await refusal(rates(maria, 2, "", 0))).toBe("conflict: survey-answered");
  // As if ten minutes had gone by.
  await flow.store().transact(async (tx) => {
    await tx.db
      .updateTable("survey")
      .set({ answered_at: tx.now - changeFor })
      .execute();
  });
  expect(await refusal(rates(maria, 2, "", 1))).toBe("gone: survey-over");
});

test("she puts it away; the agent asks again; what was answered is not asked again; unanswered it lapses", async () => {
  await lays(rulesOf({ chat: true, scale: "thumbs" }));
  await talks();
  expect(await refusal(anna.link.ask("survey.send", { conversation }))).toBe("conflict: survey-too-early");
  await ends();
  await asked();
  await maria.link.ask("survey.skip", { conversation });
  await until("it is away", () => survey()?.state === "lapsed");
  expect(await refusal(rates(maria, 2))).toBe("gone: survey-over");
  await anna.link.ask("survey.send", { conversation });
  await asked();
  expect(await refusal(rates(maria, 5))).toBe("invalid: score-wrong");
  // As if the week were over.
  await flow.store().transact(async (tx) => {
    await tx.db.updateTable("survey").set({ until: tx.now }).execute();
  });
  await flow.clock.advance(1_000);
  await until("it is too late", () => survey()?.state === "lapsed");
  await anna.link.ask("survey.send", { conversation });
  await asked();
  await rates(maria, 2);
  expect(await refusal(anna.link.ask("survey.send", { conversation }))).toBe("conflict: survey-answered");
});

test("figures: an agent sees his own, a supervisor everybody's, each with the conversation that it is of", async () => {
  await lays(rulesOf({ chat: true }));
  await talks();
  await ends();
  await asked();
  await rates(maria, 4, "=1+1");
  const days = [flow.clock.now() - 3_600_000, flow.clock.now() + 3_600_000];
  const boris = await anAgent(flow, "Boris");
  const sue = await flow.agent("Sue", "supervisor");
  await until("Sue is here", () => sue.held());
  const all = await sue.link.ask("survey.figures", { days });
  expect(all).toMatchObject({ all: true, whole: { asked: 1, five: [0, 0, 0, 1, 0] }, agents: [{ name: "Anna" }] });
  expect((await anna.link.ask("survey.figures", { days })).whole.asked).toBe(1);
  expect((await boris.link.ask("survey.figures", { days })).whole.asked).toBe(0);
  expect((await boris.link.ask("survey.said", { days })).said).toEqual([]);
  const { said } = await sue.link.ask("survey.said", { days });
  expect(said).toMatchObject([{ score: 4, text: "=1+1", conversation: { id: conversation, agent: "Anna" } }]);
  const counted = await sue.link.ask("statistics.counted", { days });
  expect(counted).toMatchObject({ whole: { conversations: 1, chat: 1, video: 0 }, days: [{ conversations: 1 }] });
  expect(await refusal(anna.link.ask("statistics.counted", { days }))).toBe("forbidden: permission-missing");
});
