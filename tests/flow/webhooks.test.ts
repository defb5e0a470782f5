import { createHmac, randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { payloadOf, type WebhookType } from "../../src-shared/webhooks/events.ts";
import type { WebhookBody, WebhookId } from "../../src-shared/webhooks/model.ts";
import type { OutgoingRequest } from "../../src-hub/outgoing/port.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { refused } from "../support/laid-down.ts";

let flow: Flow;
let ada: Awaited<ReturnType<Flow["agent"]>>;
beforeEach(async () => {
  flow = await startFlow();
  ada = await flow.agent("Ada", "administrator");
  await until("the administrator is here", () => ada.held());
  await ada.link.ask("presence.set", { state: "busy" });
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

const secretOf = (): string => `whsec_${randomBytes(32).toString("base64")}`;
const body = (over: Partial<WebhookBody> = {}): WebhookBody => ({
  name: "CRM",
  url: "http://outside.test/hook",
  events: ["conversation.started", "conversation.assigned", "conversation.ended", "conversation.closed"],
  isActive: true,
  ...over,
});

async function webhook(over: Partial<WebhookBody> = {}) {
  const id = flow.id() as WebhookId;
  const secret = secretOf();
  await ada.link.ask("webhook.add", { id, to: body(over), secret });
  return { id, secret, to: body(over) };
}

const told = (request: OutgoingRequest) =>
  JSON.parse(request.body!) as { type: WebhookType; data: { conversation: string } };
const ids = (requests: readonly OutgoingRequest[]) => requests.map(({ headers }) => headers!["webhook-id"]!);
/** Hours later: nothing happens meanwhile but what is due at the end. */
async function later(ms: number): Promise<void> {
  flow.clock.sleep(Math.round(ms) - 2_000);
  await flow.clock.advance(2_000);
  for (let second = 0; second < 60 && ada.linkState().state !== "ready"; second++) await flow.clock.advance(1_000);
}
const hour = 3_600_000;
const takes = () => void (flow.outside.answer = () => ({ status: 204 }));

/** As a receiver checks it, by Standard Webhooks. */
function isSignedBy({ headers, body: text }: OutgoingRequest, secret: string): boolean {
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signatures } = headers!;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const wanted = `v1,${createHmac("sha256", key).update(`${id}.${at}.${text}`).digest("base64")}`;
  return signatures!.split(" ").includes(wanted) && Math.abs(Number(at) * 1000 - flow.clock.now()) <= 300_000;
}

/** A visitor comes, is answered, and the agent ends and wraps up. */
async function conversation(name: string, { say = false } = {}): Promise<ConversationId> {
  const visitor = flow.visitor(name);
  const anna = await flow.agent("Anna");
  await until("both are here", () => visitor.held() && anna.held());
  const id = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation: id, name, page: null });
  const offer = await until("an offer", () => anna.state().offers[0]);
  await anna.link.ask("offer.accept", { offer: offer.id });
  if (say) await visitor.link.ask("chat.send", { conversation: id, id: flow.id() as MessageId, text: "canary-text" });
  await anna.link.ask("conversation.end", { conversation: id });
  await anna.link.ask("conversation.wrapUp", { conversation: id, outcome: "solved", note: "canary-note" });
  return id;
}

/** A visitor comes, and nobody is there. */
async function comes(name: string): Promise<void> {
  const visitor = flow.visitor(name);
  await until("he is here", () => visitor.held());
  await visitor.link.ask("conversation.start", { conversation: flow.id() as ConversationId, name, page: null });
  visitor.unplug();
}

test("what was chosen is told in order, signed, thin, and fits its schema", async () => {
  takes();
  const { secret, id } = await webhook({ events: [...body().events, "message.added"] });
  const one = await conversation("Maria", { say: true });
  await until("all are told", () => flow.outside.asked.length === 5);
  expect(flow.outside.asked.map((request) => told(request).type)).toEqual([
    "conversation.started",
    "conversation.assigned",
    "message.added",
    "conversation.ended",
    "conversation.closed",
  ]);
  for (const request of flow.outside.asked) {
    expect(isSignedBy(request, secret)).toBe(true);
    expect(request.url).toBe("http://outside.test/hook");
    expect(told(request).data.conversation).toBe(one);
    expect(payloadOf(told(request).type).safeParse(told(request)).error).toBeUndefined();
    expect(request.body).not.toContain("canary");
  }
  expect(new Set(ids(flow.outside.asked)).size).toBe(5);
  await turns();
  const { deliveries, more } = await ada.link.ask("deliveries.read", { webhook: id });
  expect(more).toBe(false);
  expect(deliveries.map(({ state, status, tries }) => [state, status, tries])).toEqual(Array(5).fill(["sent", 204, 1]));
});

test("nothing is told of what was not chosen, while it is off, or of a work that was rolled back", async () => {
  takes();
  await webhook({ events: ["call.started"] });
  await webhook({ isActive: false });
  await conversation("Maria");
  await flow.clock.advance(5_000);
  expect(flow.outside.asked).toEqual([]);
  expect(await flow.store().read.selectFrom("delivery").selectAll().execute()).toEqual([]);
});

test("a machine that is away gets everything when it is back: each conversation in order, none lost, none twice", async () => {
  const { id } = await webhook();
  const [one, two] = [await conversation("Maria"), await conversation("Jonas")];
  await flow.clock.advance(60_000);
  expect(new Set(flow.outside.asked.map((request) => told(request).type))).toEqual(new Set(["conversation.started"]));
  // Not asked anew for each thing that waits: it is left alone, for longer and longer.
  expect(flow.outside.asked.length).toBeLessThan(8);
  const before = flow.outside.asked.length;
  expect((await ada.link.ask("webhooks.read", {})).webhooks[0]).toMatchObject({ waiting: 8, off: null });
  takes();
  for (let times = 0; times < 20; times++) await later(60_000);
  const after = flow.outside.asked.slice(before);
  expect(after).toHaveLength(8);
  for (const conversationId of [one, two])
    expect(after.map(told).flatMap(({ type, data }) => (data.conversation === conversationId ? [type] : []))).toEqual(
      body().events,
    );
  expect(new Set(ids(after)).size).toBe(8);
  expect((await ada.link.ask("webhooks.read", {})).webhooks[0]).toMatchObject({ id, waiting: 0, failingSince: null });
});

test("a hub that is killed while something is on its way tells it again, under the same id", async () => {
  await webhook();
  let taken: OutgoingRequest[] = [];
  // It takes what comes, and the hub never hears of it.
  flow.outside.answer = (request) => {
    taken.push(request);
    return new Promise(() => {});
  };
  const one = await conversation("Maria");
  await until("the first is on its way", () => taken.length === 1);
  await flow.restart();
  taken = [];
  flow.outside.answer = (request) => {
    taken.push(request);
    return { status: 200 };
  };
  await flow.clock.advance(2_000);
  await until("all of it", () => taken.length === 4);
  expect(taken.map((request) => told(request).type)).toEqual(body().events);
  expect(ids(flow.outside.asked)[0]).toBe(ids(taken)[0]);
  expect(new Set(ids(flow.outside.asked)).size).toBe(4);
  expect(taken.every((request) => told(request).data.conversation === one)).toBe(true);
});

test("killed at every step of a conversation, with answers that get lost: all are told, in order, each under one id", async () => {
  await webhook();
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
  for (let times = 0; times < 40; times++) await later(6 * 60_000);
  const rows = await flow
    .store()
    .read.selectFrom("delivery")
    .select(["id", "state", "type"])
    .orderBy("number")
    .execute();
  expect(rows.map(({ state, type }) => [state, type])).toEqual(body().events.map((type) => ["sent", type]));
  const firsts = [...new Map(flow.outside.asked.map((request) => [ids([request])[0], told(request).type])).values()];
  expect(firsts).toEqual(body().events);
  expect(new Set(ids(flow.outside.asked))).toEqual(new Set(rows.map((row) => row.id)));
});

test("ten tries within a day, with longer and longer waits; then it is given up, and may be sent again by hand", async () => {
  const { id } = await webhook({ events: ["conversation.started"] });
  flow.outside.answer = () => ({ status: 400, body: "<b>what is this?</b>".repeat(100) });
  await conversation("Maria");
  const at = [flow.clock.now()];
  for (let tick = 0; tick < 2_000 && at.length < 10; tick++) {
    await later(Math.max(2_000, (flow.clock.now() - at.at(-1)!) / 10));
    if (flow.outside.asked.length > at.length) at.push(flow.clock.now());
  }
  await later(20 * hour);
  expect(flow.outside.asked).toHaveLength(10);
  const waits = at.slice(1).map((time, index) => time - at[index]!);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(at.at(-1)! - at[0]!).toBeGreaterThan(18 * hour);
  expect(at.at(-1)! - at[0]!).toBeLessThan(32 * hour);
  const [given] = (await ada.link.ask("deliveries.read", { webhook: id })).deliveries;
  expect(given).toMatchObject({ state: "failed", tries: 10, status: 400, nextAt: null });
  expect(given!.answer).toHaveLength(300);
  takes();
  await ada.link.ask("delivery.sendAgain", { webhook: id, number: given!.number });
  await until("again", () => flow.outside.asked.length === 11);
  expect(new Set(ids(flow.outside.asked)).size).toBe(1);
  await turns();
  expect((await ada.link.ask("deliveries.read", { webhook: id })).deliveries[0]).toMatchObject({ state: "sent" });
  expect(await refused(ada.link.ask("delivery.sendAgain", { webhook: id, number: 99 }))).toMatchObject({
    code: "gone",
  });
});

test("who takes nothing for five days, or says that he is gone, is switched off, and says so until he is switched on", async () => {
  const dead = await webhook({ events: ["conversation.started"] });
  await comes("Maria");
  for (let day = 0; day < 6; day++) {
    await later(23 * hour);
    await comes(`Visitor ${day}`);
    await later(hour);
  }
  const [off] = (await ada.link.ask("webhooks.read", {})).webhooks;
  expect(off).toMatchObject({ id: dead.id, isActive: false, off: "failing" });
  const asked = flow.outside.asked.length;
  await comes("Jonas");
  await later(hour);
  expect(flow.outside.asked).toHaveLength(asked);
  takes();
  await ada.link.ask("webhook.save", { id: dead.id, to: dead.to, expected: { ...dead.to, isActive: false } });
  await later(20 * hour);
  expect((await ada.link.ask("webhooks.read", {})).webhooks[0]).toMatchObject({
    off: null,
    failingSince: null,
    waiting: 0,
  });
  flow.outside.answer = () => ({ status: 410 });
  await comes("Eva");
  await flow.clock.advance(2_000);
  expect((await ada.link.ask("webhooks.read", {})).webhooks[0]).toMatchObject({ isActive: false, off: "gone" });
});

test("a new secret signs beside the old one for a day; a test arrives also while it is switched off", async () => {
  takes();
  const { id, secret } = await webhook({ isActive: false });
  const test = async () => {
    const before = flow.outside.asked.length;
    await ada.link.ask("webhook.test", { id });
    return until("the test", () => flow.outside.asked[before]);
  };
  expect(told(await test())).toMatchObject({ type: "webhook.test", version: 1, data: { webhook: id } });
  const next = secretOf();
  await ada.link.ask("webhook.renewSecret", { id, secret: next });
  const both = await test();
  expect([isSignedBy(both, secret), isSignedBy(both, next)]).toEqual([true, true]);
  expect((await ada.link.ask("webhooks.read", {})).webhooks[0]!.oldSecretUntil).toBe(flow.clock.now() + 24 * hour);
  await later(24 * hour);
  const after = await test();
  expect([isSignedBy(after, secret), isSignedBy(after, next)]).toEqual([false, true]);
  const third = secretOf();
  await ada.link.ask("webhook.renewSecret", { id, secret: third });
  await ada.link.ask("webhook.renewSecret", { id, secret: secretOf() });
  const last = await test();
  expect([isSignedBy(last, next), isSignedBy(last, third)]).toEqual([false, true]);
});

test("no secret is in the database, an answer or the audit; who may not is refused; addresses of our own are not taken", async () => {
  const { id, secret, to } = await webhook();
  await ada.link.ask("webhook.save", { id, to: { ...to, name: "CRM 2" }, expected: to });
  expect(await refused(ada.link.ask("webhook.save", { id, to, expected: to }))).toMatchObject({ code: "outdated" });
  const { read } = flow.store();
  const tables = ["webhook", "answered", "audit", "event"] as const;
  for (const table of tables)
    expect(JSON.stringify(await read.selectFrom(table).selectAll().execute())).not.toContain(secret.slice(6));
  expect(JSON.stringify(await ada.link.ask("webhooks.read", {}))).not.toContain(secret.slice(6));
  const audit = await read
    .selectFrom("audit")
    .select(["act", "before", "after"])
    .where("target", "=", `webhook:${id}`)
    .orderBy("rowid" as "id")
    .execute();
  expect(audit.map(({ act }) => act)).toEqual(["webhook.added", "webhook.changed"]);
  expect(JSON.parse(audit[1]!.before!)).toEqual(to);
  const anna = await flow.agent("Anna");
  await until("she is here", () => anna.held());
  expect(await refused(anna.link.ask("webhooks.read", {}))).toMatchObject({ code: "forbidden" });
  for (const url of ["https://127.0.0.1:8443/", "http://shop.example/", "https://shop.example:22/"])
    expect(
      await refused(ada.link.ask("webhook.add", { id: flow.id() as WebhookId, to: body({ url }), secret: secretOf() })),
    ).toMatchObject({ code: "invalid" });
  for (const url of [
    "https://maria:secret@shop.example/",
    "javascript:alert(1)",
    "ftp://shop.example/",
    "https://a\\@b/",
  ])
    expect(
      await refused(ada.link.ask("webhook.add", { id: flow.id() as WebhookId, to: body({ url }), secret: secretOf() })),
    ).toMatchObject({ reason: "url-wrong" });
  await ada.link.ask("webhook.remove", { id, expected: { ...to, name: "CRM 2" } });
  expect((await ada.link.ask("webhooks.read", {})).webhooks).toEqual([]);
});
