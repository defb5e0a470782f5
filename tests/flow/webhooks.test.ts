import { afterEach, beforeEach, expect, test } from "vitest";
import { payloadOf } from "../../src-shared/webhooks/events.ts";
import type { WebhookId } from "../../src-shared/webhooks/model.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { refused } from "../support/laid-down.ts";
import { hour, idsOf, isSignedBy, secretOf, told, webhookBody, webhookHouse } from "../support/webhook-house.ts";

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

test("what was chosen is told in order, signed, thin, and fits its schema", async () => {
  house.takes();
  const { secret, id } = await house.webhook({ events: [...webhookBody().events, "message.added"] });
  const one = await house.conversation("Maria", { say: true });
  await until("all are told", () => flow.outside.asked.length === 5);
  expect(flow.outside.asked.map((request) => told(request).type)).toEqual([
    "conversation.started",
    "conversation.assigned",
    "message.added",
    "conversation.ended",
    "conversation.closed",
  ]);
  for (const request of flow.outside.asked) {
    expect(isSignedBy(request, secret, flow.clock.now())).toBe(true);
    expect(request.url).toBe("http://outside.test/hook");
    expect(told(request).data.conversation).toBe(one);
    expect(payloadOf(told(request).type).safeParse(told(request)).error).toBeUndefined();
    expect(request.body).not.toContain("canary");
  }
  expect(new Set(idsOf(flow.outside.asked)).size).toBe(5);
  await turns();
  const { deliveries, more } = await house.ada.link.ask("deliveries.read", { webhook: id });
  expect(more).toBe(false);
  expect(deliveries.map(({ state, status, tries }) => [state, status, tries])).toEqual(Array(5).fill(["sent", 204, 1]));
});

test("nothing is told of what was not chosen, while it is off, or of a work that was rolled back", async () => {
  house.takes();
  await house.webhook({ events: ["call.started"] });
  await house.webhook({ isActive: false });
  await house.conversation("Maria");
  await flow.clock.advance(5_000);
  expect(flow.outside.asked).toEqual([]);
  expect(await flow.store().read.selectFrom("delivery").selectAll().execute()).toEqual([]);
});

test("a new secret signs beside the old one for a day; a test arrives also while it is switched off", async () => {
  house.takes();
  const { id, secret } = await house.webhook({ isActive: false });
  const test = async () => {
    const before = flow.outside.asked.length;
    await house.ada.link.ask("webhook.test", { id });
    return until("the test", () => flow.outside.asked[before]);
  };
  expect(told(await test())).toMatchObject({ type: "webhook.test", version: 1, data: { webhook: id } });
  const next = secretOf();
  await house.ada.link.ask("webhook.renewSecret", { id, secret: next });
  const both = await test();
  expect([isSignedBy(both, secret, flow.clock.now()), isSignedBy(both, next, flow.clock.now())]).toEqual([true, true]);
  expect((await house.ada.link.ask("webhooks.read", {})).webhooks[0]!.oldSecretUntil).toBe(
    flow.clock.now() + 24 * hour,
  );
  await house.later(24 * hour);
  const after = await test();
  expect([isSignedBy(after, secret, flow.clock.now()), isSignedBy(after, next, flow.clock.now())]).toEqual([
    false,
    true,
  ]);
  const third = secretOf();
  await house.ada.link.ask("webhook.renewSecret", { id, secret: third });
  await house.ada.link.ask("webhook.renewSecret", { id, secret: secretOf() });
  const last = await test();
  expect([isSignedBy(last, next, flow.clock.now()), isSignedBy(last, third, flow.clock.now())]).toEqual([false, true]);
});

test("no secret is in the database, an answer or the audit; who may not is refused; addresses of our own are not taken", async () => {
  const { id, secret, to } = await house.webhook();
  await house.ada.link.ask("webhook.save", { id, to: { ...to, name: "CRM 2" }, expected: to });
  expect(await refused(house.ada.link.ask("webhook.save", { id, to, expected: to }))).toMatchObject({
    code: "outdated",
  });
  const { read } = flow.store();
  const tables = ["webhook", "answered", "audit", "event"] as const;
  for (const table of tables)
    expect(JSON.stringify(await read.selectFrom(table).selectAll().execute())).not.toContain(secret.slice(6));
  expect(JSON.stringify(await house.ada.link.ask("webhooks.read", {}))).not.toContain(secret.slice(6));
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
      await refused(
        house.ada.link.ask("webhook.add", { id: flow.id() as WebhookId, to: webhookBody({ url }), secret: secretOf() }),
      ),
    ).toMatchObject({ code: "invalid" });
  for (const url of [
    "https://maria:secret@shop.example/",
    "javascript:alert(1)",
    "ftp://shop.example/",
    "https://a\\@b/",
  ])
    expect(
      await refused(
        house.ada.link.ask("webhook.add", { id: flow.id() as WebhookId, to: webhookBody({ url }), secret: secretOf() }),
      ),
    ).toMatchObject({ reason: "url-wrong" });
  await house.ada.link.ask("webhook.remove", { id, expected: { ...to, name: "CRM 2" } });
  expect((await house.ada.link.ask("webhooks.read", {})).webhooks).toEqual([]);
});
