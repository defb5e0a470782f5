import { afterEach, beforeEach, expect, test } from "vitest";
import { tellCodes } from "../../src-hub/presence/codes.ts";
import type { CodeId } from "../../src-shared/routing/ids.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { type AgentHere, anAgent, offerOf, takes, waitingVisitor } from "../support/at-work.ts";

let flow: Flow;
let anna: AgentHere;
beforeEach(async () => {
  flow = await startFlow();
  anna = await anAgent(flow, "Anna");
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const presence = (agent = anna) => agent.state().presence;
const next = (state: "lunch" | "available" | null) => anna.link.ask("presence.next", { next: state && { state } });
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => faultOf(error).reason,
  );
const history = async (type: string) =>
  (
    await flow
      .store()
      .read.selectFrom("event")
      .select("body")
      .where("log", "=", "presence")
      .where("type", "=", type)
      .orderBy("seq")
      .execute()
  ).map(({ body }) => JSON.parse(body) as Record<string, unknown>);

test("Lunch next: nothing new comes, what he has goes on, and Lunch begins when his wrap-up is done", async () => {
  const { conversation } = await waitingVisitor(flow, "Maria");
  await takes(anna, conversation);
  await next("lunch");
  await until("it is shown", () => presence().next?.state === "lunch");
  expect(presence()).toMatchObject({ state: "available", activity: "in-chat" });
  const other = await waitingVisitor(flow, "Pia");
  await flow.clock.advance(5_000);
  expect(anna.state().offers).toEqual([]);
  await anna.link.ask("conversation.end", { conversation });
  await until("wrapping up", () => presence().activity === "wrap-up");
  expect(presence().next).not.toBeNull();
  await anna.link.ask("conversation.wrapUp", { conversation, outcome: null, note: "" });
  await until("lunch", () => presence().state === "lunch");
  expect(presence()).toMatchObject({ next: null, activity: "idle" });
  await flow.clock.advance(2_000);
  expect(anna.state().offers).toEqual([]);
  await anna.link.ask("presence.set", { state: "available" });
  expect((await offerOf(anna)).conversation).toBe(other.conversation);
  expect((await history("presence.next")).map((row) => row["next"])).toEqual([{ state: "lunch", code: null }]);
  expect((await history("presence.changed")).map((row) => row["state"])).toEqual(["available", "lunch", "available"]);
});

test("a next state is taken back, and offers come again", async () => {
  const { conversation } = await waitingVisitor(flow, "Maria");
  await takes(anna, conversation);
  await next("lunch");
  await waitingVisitor(flow, "Pia");
  await flow.clock.advance(2_000);
  expect(anna.state().offers).toEqual([]);
  await next(null);
  await offerOf(anna);
  expect(presence().next).toBeNull();
});

test("without work a next state is now", async () => {
  await next("lunch");
  await until("lunch", () => presence().state === "lunch");
  expect(presence().next).toBeNull();
});

test.each(["missed", "declined", "withdrawn"])("a next state also follows an offer that was %s", async (how) => {
  const { visitor, conversation } = await waitingVisitor(flow, "Maria");
  const { id } = await offerOf(anna);
  await next("lunch");
  await turns();
  // It may still be accepted: it rang before he said what comes next.
  expect(presence()).toMatchObject({ state: "available", activity: "ringing" });
  if (how === "missed") await flow.clock.advance(31_000);
  if (how === "declined") await anna.link.ask("offer.decline", { offer: id });
  if (how === "withdrawn") await visitor.link.ask("conversation.end", { conversation });
  await until("lunch", () => presence().state === "lunch");
});

test("a next state outlives a lost link, a killed hub and the loss of what he had", async () => {
  const { conversation } = await waitingVisitor(flow, "Maria");
  await takes(anna, conversation);
  await next("lunch");
  anna.cut();
  await until("back", () => anna.linkState().state === "ready");
  expect(presence().next?.state).toBe("lunch");
  await flow.restart();
  await flow.clock.advance(1_000);
  await until("back", () => anna.linkState().state === "ready");
  expect(presence().next?.state).toBe("lunch");
  anna.unplug();
  await flow.clock.advance(45_000);
  anna.mend();
  await until("back", () => anna.linkState().state === "ready");
  expect(presence()).toMatchObject({ state: "lunch", next: null });
});

test("away now, while a conversation goes on: it stays his, and what rings goes back", async () => {
  const { conversation } = await waitingVisitor(flow, "Maria");
  await takes(anna, conversation);
  await waitingVisitor(flow, "Pia");
  await offerOf(anna);
  await anna.link.ask("presence.set", { state: "away" });
  await until("silent", () => anna.state().offers.length === 0);
  expect(presence()).toMatchObject({ state: "away", activity: "in-chat" });
  expect(anna.state().conversations).toHaveLength(1);
});

test("the house's codes: shown under their state, chosen, refused where they do not belong", async () => {
  const doctor = flow.id() as CodeId;
  await flow.store().transact(async (tx) => {
    await tx.db.insertInto("state_code").values({ id: doctor, name: "Doctor's visit", state: "away" }).execute();
    await tellCodes(tx);
  });
  await until("told", () => anna.state().codes.length === 1);
  await anna.link.ask("presence.set", { state: "away", code: doctor });
  await until("away", () => presence().code?.name === "Doctor's visit");
  expect(await refusal(anna.link.ask("presence.set", { state: "lunch", code: doctor }))).toBe("code-unknown");
  const unknown = flow.id() as CodeId;
  expect(await refusal(anna.link.ask("presence.next", { next: { state: "away", code: unknown } }))).toBe(
    "code-unknown",
  );
  const second = await anAgent(flow, "Jonas");
  expect(second.state().codes).toEqual([{ id: doctor, name: "Doctor's visit", state: "away" }]);
});

test("a desk that is not ready is not offered anything, until a later test is well", async () => {
  await anna.link.ask("presence.ready", { unready: ["microphone"] });
  await until("told", () => presence().unready.length === 1);
  const { conversation } = await waitingVisitor(flow, "Maria");
  await flow.clock.advance(3_000);
  expect(anna.state().offers).toEqual([]);
  await anna.link.ask("presence.ready", { unready: [] });
  expect((await offerOf(anna)).conversation).toBe(conversation);
  expect((await history("presence.ready")).map((row) => row["unready"])).toEqual([["microphone"], []]);
});

test("a ring that cannot be heard goes to somebody else at once, without blame", async () => {
  const { conversation } = await waitingVisitor(flow, "Maria");
  await offerOf(anna);
  const jonas = await anAgent(flow, "Jonas");
  await anna.link.ask("presence.ready", { unready: ["ring"] });
  expect((await offerOf(jonas)).conversation).toBe(conversation);
  expect(presence().state).toBe("available");
});

test.each([
  ["locked", "available"],
  ["asleep", "available"],
  ["idle", "away"],
] as const)("a workstation that is %s makes him Away; used again he is %s", async (use, after) => {
  const { conversation } = await waitingVisitor(flow, "Maria");
  await offerOf(anna);
  await anna.link.ask("presence.machine", { use });
  await until("away", () => presence().state === "away");
  expect(presence()).toMatchObject({ machine: use, left: use });
  await until("silent", () => anna.state().offers.length === 0);
  await flow.clock.advance(3_000);
  expect(anna.state().offers).toEqual([]);
  await anna.link.ask("presence.machine", { use: null });
  await until("used", () => presence().machine === null);
  expect(presence().state).toBe(after);
  if (after === "away") await anna.link.ask("presence.set", { state: "available" });
  expect((await offerOf(anna)).conversation).toBe(conversation);
  expect(presence()).toMatchObject({ state: "available", left: null });
});

test("of two desks one in use is enough; when that one goes, the other's word counts", async () => {
  const second = await anAgent(flow, "Anna");
  await anna.link.ask("presence.machine", { use: "locked" });
  await anna.link.ask("presence.ready", { unready: ["ring"] });
  await turns();
  expect(presence()).toMatchObject({ state: "available", machine: null, unready: [] });
  second.link.stop();
  await until("only the locked one is left", () => presence().state === "away");
  expect(presence().unready).toEqual(["ring"]);
});

test("without a desk he is offline, whatever he chose; back again he is what he was", async () => {
  const account = anna.state().account.id;
  await anna.link.ask("presence.set", { state: "training" });
  const states: string[] = [];
  const stop = flow.store().bus.subscribe("presences", (news) => {
    if ("presence" in news && news.account === account) states.push(news.presence.state);
  });
  anna.unplug();
  await flow.clock.advance(11_000);
  expect(states).toEqual(["offline"]);
  anna.mend();
  await until("back", () => anna.linkState().state === "ready");
  expect(presence().state).toBe("training");
  stop();
});
