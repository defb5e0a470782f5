import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { WrapUpRules } from "../../src-shared/wrap-up/model.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { type Agent, anAgent, conversationRow, queueIs, refusal, staffEvents, taken } from "../support/offered.ts";

let flow: Flow;
let anna: Agent;
beforeEach(async () => {
  flow = await startFlow({ capacity: 1 });
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const outcomes = [
  { id: "sold", name: "Sold" },
  { id: "not-reached", name: "Not reached" },
];
const fields = [
  { key: "order", label: "Order number", kind: "number", required: true },
  { key: "until", label: "Call back on", kind: "date", required: false },
  { key: "why", label: "Why", kind: "choice", required: false, choices: ["Price", "Delivery"] },
  { key: "sent", label: "Papers sent", kind: "tick", required: false },
] as const;

/** One of Anna's that has ended in a queue with these rules. */
async function ended(rules: Partial<Record<keyof WrapUpRules, unknown>>): Promise<ConversationId> {
  await queueIs(flow, { wrapUp: rules });
  anna = await anAgent(flow, "Anna");
  const { conversation } = await taken(flow, anna);
  await anna.link.ask("conversation.end", { conversation });
  await until("the wrap-up", () => anna.state().wrapUps[0]?.conversation === conversation);
  return conversation;
}

const wrapUp = (conversation: ConversationId, over: object = {}) =>
  anna.link.ask("conversation.wrapUp", { conversation, outcome: null, note: "", ...over });
const draft = (conversation: ConversationId, over: object = {}) =>
  anna.link.ask("wrapUp.draft", { conversation, draft: { outcome: null, note: "", values: {}, ...over } });
const closed = async (conversation: ConversationId) =>
  (await staffEvents(flow, conversation, "conversation.closed"))[0];
const free = () => until("the place is free", () => anna.state().presence.load.chat === 0);

const timed = { seconds: 40, extension: 20 };
const modes = ["optional", "discretionary", "time-boxed", "no-early-exit"] as const;

test.each(modes)("%s: done", async (mode) => {
  const conversation = await ended({ ...timed, mode, outcomes });
  expect(anna.state().presence).toMatchObject({ activity: "wrap-up", load: { chat: 1 } });
  if (mode === "no-early-exit") {
    expect(await refusal(wrapUp(conversation, { outcome: "sold" }))).toBe("invalid: wrap-up-too-early");
    await draft(conversation, { outcome: "sold", note: "By phone" });
    await flow.clock.advance(40_500);
  } else await wrapUp(conversation, { outcome: "sold", note: "By phone" });
  await free();
  expect(anna.state()).toMatchObject({ wrapUps: [], conversations: [] });
  expect(await closed(conversation)).toMatchObject({ outcome: "sold", outcomeName: "Sold", note: "By phone" });
  expect(await refusal(wrapUp(conversation))).toBe("gone: conversation-closed");
  expect(await refusal(draft(conversation))).toBe("gone: conversation-closed");
});

test.each(modes)("%s: extended, once, where there is a time", async (mode) => {
  const conversation = await ended({ ...timed, mode });
  const extend = () => refusal(anna.link.ask("wrapUp.extend", { conversation }));
  if (mode === "optional" || mode === "discretionary") return expect(await extend()).toBe("invalid: wrap-up-not-timed");
  const { until: before } = anna.state().wrapUps[0]!;
  expect(await extend()).toBe("done");
  await until("more time", () => anna.state().wrapUps[0]?.until === before! + 20_000);
  expect(await extend()).toBe("invalid: wrap-up-extended");
  await flow.clock.advance(59_000);
  expect(anna.state().wrapUps).toHaveLength(1);
  await flow.clock.advance(2_000);
  await free();
  expect(await closed(conversation)).toMatchObject({ isTimedOut: true });
});

test.each(modes)("%s: nobody does anything, the hub is killed, the desk is lost", async (mode) => {
  const conversation = await ended({ ...timed, mode, outcomes, onTimeOut: "not-reached", fields });
  const values = { order: "12,5", until: "2026-02-30", why: "Price", sent: false };
  await draft(conversation, { note: " half a sentence ", values });
  anna.unplug();
  await flow.restart(5_000);
  // Another workstation could go on with what was written.
  const other = await flow.agent("Anna");
  await until("the other desk", () => other.held());
  expect(other.state().wrapUps[0]?.draft).toEqual({ outcome: null, note: " half a sentence ", values });
  other.link.stop();
  // Its time is over, or, without one, its agent has not come back for so long that nobody keeps it for him.
  await flow.clock.advance(90_000);
  expect((await conversationRow(flow, conversation)).state).toBe("closed");
  anna.mend();
  await until("back", () => anna.linkState().state === "ready");
  expect(anna.state()).toMatchObject({ wrapUps: [], conversations: [] });
  await free();
  expect(await closed(conversation)).toMatchObject({
    outcome: "not-reached",
    outcomeName: "Not reached",
    note: "half a sentence",
    fields: [
      { label: "Order number", value: 12.5 },
      { label: "Why", value: "Price" },
    ],
    isTimedOut: true,
  });
});

test("without an end of its own it stays, and its place stays taken", async () => {
  const conversation = await ended({ mode: "discretionary" });
  await flow.clock.advance(1_200_000);
  expect(anna.state().wrapUps).toMatchObject([{ conversation, until: null }]);
  expect(anna.state().presence.load.chat).toBe(1);
});

test("what must be filled in is asked for, and what does not fit is refused by name", async () => {
  const conversation = await ended({ required: true, outcomes, fields });
  const right = { outcome: "sold", values: { order: 7 } };
  const tries: Array<[object, string]> = [
    [{}, "outcome-missing"],
    [{ ...right, outcome: "solved" }, "outcome-unknown"],
    [{ ...right, values: {} }, "field-missing"],
    [{ ...right, values: { order: "seven" } }, "field-wrong"],
    [{ ...right, values: { order: 7, until: "2026-02-30" } }, "field-wrong"],
    [{ ...right, values: { order: 7, why: "Weather" } }, "field-wrong"],
    [{ ...right, values: { order: 7, sent: "yes" } }, "field-wrong"],
    [{ ...right, values: { order: 7, colour: "red" } }, "field-unknown"],
    [{ ...right, note: "x".repeat(8_001) }, "text-too-long"],
  ];
  for (const [over, reason] of tries) expect(await refusal(wrapUp(conversation, over))).toBe(`invalid: ${reason}`);
  expect(await refusal(wrapUp(conversation, right))).toBe("done");
  expect(await conversationRow(flow, conversation)).toMatchObject({ outcome: "sold", wrap_fields: '{"order":7}' });
});

test("where it is optional nothing need be filled in, but nothing wrong is taken", async () => {
  const conversation = await ended({ mode: "optional", required: true, fields });
  expect(await refusal(wrapUp(conversation, { values: { order: "x" } }))).toBe("invalid: field-wrong");
  expect(await refusal(wrapUp(conversation))).toBe("done");
});

test("a change of the rules does not reach into a wrap-up that has begun", async () => {
  const conversation = await ended({ mode: "time-boxed", seconds: 40, outcomes });
  await queueIs(flow, { wrapUp: { mode: "discretionary" } });
  await wrapUp(conversation, { outcome: "sold" });
  expect(await closed(conversation)).toMatchObject({ outcomeName: "Sold" });
});

test("asked before the end, of another's, and extended where nothing may be: refused", async () => {
  await queueIs(flow, { wrapUp: { mode: "time-boxed", seconds: 40, extension: 0 } });
  anna = await anAgent(flow, "Anna");
  const { conversation } = await taken(flow, anna);
  expect(await refusal(wrapUp(conversation))).toBe("invalid: conversation-not-ended");
  expect(await refusal(draft(conversation))).toBe("invalid: conversation-not-ended");
  await anna.link.ask("conversation.end", { conversation });
  expect(await refusal(anna.link.ask("wrapUp.extend", { conversation }))).toBe("invalid: wrap-up-no-extension");
  const jonas = await anAgent(flow, "Jonas");
  expect(await refusal(jonas.link.ask("wrapUp.extend", { conversation }))).toBe("gone: conversation-gone");
});

test("50 races of Done, more time and the end of the time: closed once", async () => {
  await queueIs(flow, { wrapUp: { mode: "time-boxed", seconds: 5, extension: 5, outcomes, onTimeOut: "not-reached" } });
  anna = await anAgent(flow, "Anna");
  for (let round = 0; round < 50; round++) {
    const { visitor, conversation } = await taken(flow, anna, `Visitor ${round}`);
    await anna.link.ask("conversation.end", { conversation });
    await flow.clock.advance(4_999);
    const racers = [flow.clock.advance(260), wrapUp(conversation, { outcome: "sold" })];
    if (round % 2 === 0) racers.push(anna.link.ask("wrapUp.extend", { conversation }));
    await Promise.allSettled(racers);
    await flow.clock.advance(6_000);
    await free();
    expect(await staffEvents(flow, conversation, "conversation.closed")).toHaveLength(1);
    visitor.link.stop();
    await turns();
  }
});
