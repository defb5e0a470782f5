import { afterEach, beforeEach, expect, test } from "vitest";
import { framedOrigins } from "../../src-hub/connectors/rows.ts";
import type { ConnectorBody, ConnectorId } from "../../src-shared/connectors/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refused } from "../support/laid-down.ts";
import { webhookHouse } from "../support/webhook-house.ts";

// Records of other systems that open beside the conversation (issue 6, hub 5.2).

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

type Url = Extract<ConnectorBody, { kind: "url" }>;
const crm = (settings: Partial<Url["settings"]> = {}, over: Partial<Url> = {}): Url => ({
  kind: "url",
  name: "CRM",
  isActive: true,
  settings: { recordUrl: null, openUrl: "https://crm.example/c/{conversation}", openIn: "panel", ...settings },
  ...over,
});
const read = async (id: ConnectorId) =>
  (await house.ada.link.ask("connectors.read", {})).connectors.find((one) => one.id === id)!;
const framed = () => framedOrigins(flow.store().read);
async function added(to = crm()): Promise<ConnectorId> {
  const id = flow.id() as ConnectorId;
  await house.ada.link.ask("connector.add", { id, to });
  return id;
}
async function foundBy() {
  const maria = flow.visitor("Maria");
  const anna = await flow.agent("Anna");
  await until("both are here", () => maria.held() && anna.held());
  const conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  const offer = await until("an offer", () => anna.state().offers[0]);
  await anna.link.ask("offer.accept", { offer: offer.id });
  return async () => (await anna.link.ask("visitor.findOutside", { conversation, open: true })).found;
}

test("a template opens beside the conversation: saved, audited, answered, and its site alone may stand in desks", async () => {
  flow.outside.answer = () => ({ headers: {} });
  expect(await framed()).toEqual([]);
  const id = await added(crm({ openIn: "browser" }));
  // Nobody looks at a page that opens in the browser.
  expect(flow.outside.asked).toEqual([]);
  expect(await read(id)).toMatchObject({ framing: null });
  const find = await foundBy();
  expect(await find()).toMatchObject([{ connector: "CRM", openIn: "browser" }]);
  expect(await framed()).toEqual([]);

  await house.ada.link.ask("connector.save", { id, to: crm(), expected: crm({ openIn: "browser" }) });
  expect(flow.outside.asked).toMatchObject([{ url: "https://crm.example/c/", method: "GET" }]);
  expect(await read(id)).toMatchObject({ framing: "fits", body: crm() });
  expect(await find()).toMatchObject([{ connector: "CRM", openIn: "panel" }]);
  expect(await framed()).toEqual(["https://crm.example"]);
  const audit = await flow
    .store()
    .read.selectFrom("audit")
    .select(["act", "before", "after"])
    .where("target", "=", `connector:${id}`)
    .where("act", "=", "connector.changed")
    .execute();
  expect(audit).toHaveLength(1);
  expect(JSON.parse(audit[0]!.before!)).toMatchObject({ settings: { openIn: "browser" } });
  expect(JSON.parse(audit[0]!.after!)).toMatchObject({ settings: { openIn: "panel" } });

  const off = crm({}, { isActive: false });
  await house.ada.link.ask("connector.save", { id, to: off, expected: crm() });
  expect(await framed()).toEqual([]);
  expect(await find()).toEqual([]);
});

test("a page that refuses to be framed opens in the browser, until somebody looks again and it does not", async () => {
  flow.outside.answer = () => ({ headers: { "x-frame-options": "DENY" } });
  const id = await added();
  expect(await read(id)).toMatchObject({ framing: "refuses", body: crm() });
  const find = await foundBy();
  expect(await find()).toMatchObject([{ openIn: "browser" }]);
  expect(await framed()).toEqual([]);

  flow.outside.answer = () => "redirect-elsewhere";
  expect(await house.ada.link.ask("connector.test", { id })).toEqual({ reason: null, framing: "elsewhere" });
  expect(await read(id)).toMatchObject({ framing: "elsewhere" });
  expect(await find()).toMatchObject([{ openIn: "browser" }]);

  flow.outside.answer = () => ({ headers: {} });
  expect(await house.ada.link.ask("connector.test", { id })).toEqual({ reason: null, framing: "fits" });
  expect(await find()).toMatchObject([{ openIn: "panel" }]);
  expect(await framed()).toEqual(["https://crm.example"]);
  // What was seen is nobody's change: the next one saves without a word of it.
  await house.ada.link.ask("connector.save", { id, to: crm({}, { name: "Garden" }), expected: crm() });
});

test("a page that the hub cannot see is shown beside all the same: desks may reach more than their hub", async () => {
  flow.outside.answer = () => "address-inside";
  const id = await added();
  expect(await read(id)).toMatchObject({ framing: "unseen" });
  expect(await framed()).toEqual(["https://crm.example"]);
  expect(await (await foundBy())()).toMatchObject([{ openIn: "panel" }]);
});

test("what was there before opens in the browser as ever; no address without https gets as far as a desk's window", async () => {
  const id = await added(crm({ openIn: "browser" }));
  const settings = JSON.stringify({ recordUrl: null, openUrl: "https://crm.example/" });
  await flow.store().transact((tx) => tx.db.updateTable("connector").set({ settings }).where("id", "=", id).execute());
  expect((await read(id)).body).toEqual(crm({ openUrl: "https://crm.example/", openIn: "browser" }));
  expect(await framed()).toEqual([]);
  for (const openUrl of [
    "http://crm.example/",
    "https://*/",
    "https://a;script-src/",
    "https://a b/",
    "data:x",
    "https://",
  ])
    expect(
      await refused(house.ada.link.ask("connector.add", { id: flow.id() as ConnectorId, to: crm({ openUrl }) })),
    ).toMatchObject({ code: "invalid" });
  await added(crm({ openUrl: "https://crm.example:99999/" }, { name: "No port" }));
  expect(await framed()).toEqual([]);
});
