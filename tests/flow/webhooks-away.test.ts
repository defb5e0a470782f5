import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { OutgoingRequest } from "../../src-hub/outgoing/port.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { refused } from "../support/laid-down.ts";
import { hour, idsOf, told, webhookBody, webhookHouse } from "../support/webhook-house.ts";

// Machines that are away, hubs that are killed: never lost, and never twice but under the same id.

let flow: Flow;
let house: Awaited<ReturnType<typeof webhookHouse>>;
beforeEach(async () => {
  flow = await startFlow();
  house = await webhookHouse(flow);
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

test("a machine that is away gets everything when it is back: each conversation in order, none lost, none twice", async () => {
  const { id } = await house.webhook();
  const [one, two] = [await house.conversation("Maria"), await house.conversation("Jonas")];
  await flow.clock.advance(60_000);
  expect(new Set(flow.outside.asked.map((request) => told(request).type))).toEqual(new Set(["conversation.started"]));
  // Not asked anew for each thing that waits: it is left alone, for longer and longer.
  expect(flow.outside.asked.length).toBeLessThan(8);
  const before = flow.outside.asked.length;
  expect((await house.ada.link.ask("webhooks.read", {})).webhooks[0]).toMatchObject({ waiting: 8, off: null });
  house.takes();
  for (let times = 0; times < 20; times++) await house.later(60_000);
  const after = flow.outside.asked.slice(before);
  expect(after).toHaveLength(8);
  for (const conversationId of [one, two])
    expect(after.map(told).flatMap(({ type, data }) => (data.conversation === conversationId ? [type] : []))).toEqual(
      webhookBody().events,
    );
  expect(new Set(idsOf(after)).size).toBe(8);
  expect((await house.ada.link.ask("webhooks.read", {})).webhooks[0]).toMatchObject({
    id,
    waiting: 0,
    failingSince: null,
  });
});

test("a hub that is killed while something is on its way tells it again, under the same id", async () => {
  await house.webhook();
  let taken: OutgoingRequest[] = [];
  // It takes what comes, and the hub never hears of it.
  flow.outside.answer = (request) => {
    taken.push(request);
    return new Promise(() => {});
  };
  const one = await house.conversation("Maria");
  await until("the first is on its way", () => taken.length === 1);
  await flow.restart();
  taken = [];
  flow.outside.answer = (request) => {
    taken.push(request);
    return { status: 200 };
  };
  await flow.clock.advance(2_000);
  await until("all of it", () => taken.length === 4);
  expect(taken.map((request) => told(request).type)).toEqual(webhookBody().events);
  expect(idsOf(flow.outside.asked)[0]).toBe(idsOf(taken)[0]);
  expect(new Set(idsOf(flow.outside.asked)).size).toBe(4);
  expect(taken.every((request) => told(request).data.conversation === one)).toBe(true);
});

test("killed at every step of a conversation, with answers that get lost: all are told, in order, each under one id", async () => {
  await house.webhook();
  let luck = 0;
  // Every third answer is lost on its way back, every fifth time nobody is there.
  flow.outside.answer = () =>
    (luck += 1) % 5 === 0 ? "connection-refused" : luck % 3 === 0 ? "answer-timeout" : { status: 200 };
  const maria = flow.visitor("Maria");
  const anna = await flow.agent("Anna");
  await until("both are here", () => maria.held() && anna.held());
  const id = flow.id() as ConversationId;
  const steps = [
    () => maria.link.ask("conversation.start", { conversation: id, name: "Maria", page: null }),
    async () => anna.link.ask("offer.accept", { offer: (await until("an offer", () => anna.state().offers[0])).id }),
    () => anna.link.ask("conversation.end", { conversation: id }),
    () => anna.link.ask("conversation.wrapUp", { conversation: id, outcome: null, note: "" }),
  ];
  for (const step of steps) {
    await step();
    await flow.restart();
    await flow.clock.advance(2_000);
    await until("everybody is back", () => maria.linkState().state === "ready" && anna.linkState().state === "ready");
  }
  for (let times = 0; times < 40; times++) await house.later(6 * 60_000);
  const rows = await flow
    .store()
    .read.selectFrom("delivery")
    .select(["id", "state", "type"])
    .orderBy("number")
    .execute();
  expect(rows.map(({ state, type }) => [state, type])).toEqual(webhookBody().events.map((type) => ["sent", type]));
  const firsts = [...new Map(flow.outside.asked.map((request) => [idsOf([request])[0], told(request).type])).values()];
  expect(firsts).toEqual(webhookBody().events);
  expect(new Set(idsOf(flow.outside.asked))).toEqual(new Set(rows.map((row) => row.id)));
});

test("ten tries within a day, with longer and longer waits; then it is given up, and may be sent again by hand", async () => {
  const { id } = await house.webhook({ events: ["conversation.started"] });
  flow.outside.answer = () => ({ status: 400, body: "<b>what is this?</b>".repeat(100) });
  await house.conversation("Maria");
  const at = [flow.clock.now()];
  for (let tick = 0; tick < 2_000 && at.length < 10; tick++) {
    await house.later(Math.max(2_000, (flow.clock.now() - at.at(-1)!) / 10));
    if (flow.outside.asked.length > at.length) at.push(flow.clock.now());
  }
  await house.later(20 * hour);
  expect(flow.outside.asked).toHaveLength(10);
  const waits = at.slice(1).map((time, index) => time - at[index]!);
  // A fifth more or less by luck: two that follow may change places, of those two apart the later is longer.
  for (const [index, wait] of waits.slice(2).entries()) expect(wait).toBeGreaterThan(waits[index]!);
  expect(at.at(-1)! - at[0]!).toBeGreaterThan(18 * hour);
  expect(at.at(-1)! - at[0]!).toBeLessThan(32 * hour);
  const [given] = (await house.ada.link.ask("deliveries.read", { webhook: id })).deliveries;
  expect(given).toMatchObject({ state: "failed", tries: 10, status: 400, nextAt: null });
  expect(given!.answer).toHaveLength(300);
  house.takes();
  await house.ada.link.ask("delivery.sendAgain", { webhook: id, number: given!.number });
  await until("again", () => flow.outside.asked.length === 11);
  expect(new Set(idsOf(flow.outside.asked)).size).toBe(1);
  await turns();
  expect((await house.ada.link.ask("deliveries.read", { webhook: id })).deliveries[0]).toMatchObject({ state: "sent" });
  expect(await refused(house.ada.link.ask("delivery.sendAgain", { webhook: id, number: 99 }))).toMatchObject({
    code: "gone",
  });
  // Kept for a month; what waits is never forgotten.
  await house.later(30 * 24 * hour);
  flow.outside.answer = () => "connection-refused";
  await house.comes("Jonas");
  await house.later(hour);
  await house.later(hour);
  expect((await house.ada.link.ask("deliveries.read", { webhook: id })).deliveries).toMatchObject([{ state: "due" }]);
});

test("who takes nothing for five days, or says that he is gone, is switched off, and says so until he is switched on", async () => {
  const dead = await house.webhook({ events: ["conversation.started"] });
  await house.comes("Maria");
  for (let day = 0; day < 6; day++) {
    await house.later(23 * hour);
    await house.comes(`Visitor ${day}`);
    await house.later(hour);
  }
  const [off] = (await house.ada.link.ask("webhooks.read", {})).webhooks;
  expect(off).toMatchObject({ id: dead.id, isActive: false, off: "failing" });
  const asked = flow.outside.asked.length;
  await house.comes("Jonas");
  await house.later(hour);
  expect(flow.outside.asked).toHaveLength(asked);
  house.takes();
  await house.ada.link.ask("webhook.save", { id: dead.id, to: dead.to, expected: { ...dead.to, isActive: false } });
  await house.later(20 * hour);
  expect((await house.ada.link.ask("webhooks.read", {})).webhooks[0]).toMatchObject({
    off: null,
    failingSince: null,
    waiting: 0,
  });
  flow.outside.answer = () => ({ status: 410 });
  await house.comes("Eva");
  await flow.clock.advance(2_000);
  expect((await house.ada.link.ask("webhooks.read", {})).webhooks[0]).toMatchObject({ isActive: false, off: "gone" });
});
