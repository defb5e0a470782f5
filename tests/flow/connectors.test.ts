import { afterEach, beforeEach, expect, test } from "vitest";
import { eraseConversation } from "../../src-hub/erasure/erase-conversation.ts";
import type { ConnectorBody, ConnectorId } from "../../src-shared/connectors/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { fakeChatwoot } from "../support/fake-chatwoot.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { refused } from "../support/laid-down.ts";
import { webhookHouse } from "../support/webhook-house.ts";

let flow: Flow;
let house: Awaited<ReturnType<typeof webhookHouse>>;
let there: ReturnType<typeof fakeChatwoot>;
beforeEach(async () => {
  flow = await startFlow();
  house = await webhookHouse(flow);
  there = fakeChatwoot();
  flow.outside.answer = there.answer;
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

const secret = "canary-token-of-chatwoot";
const chatwoot = (over: Partial<ConnectorBody> = {}): ConnectorBody =>
  ({
    kind: "chatwoot",
    name: "Helpdesk",
    isActive: true,
    settings: { url: "http://outside.test", account: 3, inbox: 9 },
    ...over,
  }) as ConnectorBody;

async function connector(to = chatwoot()): Promise<ConnectorId> {
  const id = flow.id() as ConnectorId;
  await house.ada.link.ask("connector.add", { id, to, secret });
  return id;
}

test("what somebody had is handed over once when it is closed; what nobody had is not", async () => {
  const id = await connector();
  const one = await house.conversation("Maria", { say: true });
  await until("handed over", () => there.messages.length === 1);
  expect(there.conversations).toMatchObject([{ custom_attributes: { frontdesk_conversation: one } }]);
  expect(there.messages[0]).toMatchObject({ private: true, content: expect.stringContaining("canary-note") as string });
  expect(there.messages[0]!.content).toContain("Maria: canary-text");
  expect(flow.outside.asked.every(({ secretHeaders }) => secretHeaders!["api_access_token"] === secret)).toBe(true);
  const jonas = flow.visitor("Jonas");
  await until("he is here", () => jonas.held());
  const anna = await flow.agent("Anna");
  await until("she is here", () => anna.held());
  await anna.link.ask("presence.set", { state: "away" });
  const alone = flow.id() as ConversationId;
  await jonas.link.ask("conversation.start", { conversation: alone, name: "Jonas", page: null });
  await jonas.link.ask("conversation.end", { conversation: alone });
  await flow.clock.advance(3_000);
  expect(there.messages).toHaveLength(1);
  const { handed } = await house.ada.link.ask("handed.read", { connector: id });
  expect(handed).toMatchObject([{ conversation: one, state: "sent", tries: 1, reason: null }]);
});

test("killed after every single question, with every answer lost once: one contact, one conversation, one note each", async () => {
  await connector();
  flow.outside.answer = () => new Promise(() => {});
  const one = await house.conversation("Maria");
  const lost = new Set<string>();
  // What is asked is done there; the first answer to each question is never heard, and the hub is killed meanwhile.
  flow.outside.answer = (request) => {
    const what = `${request.method} ${request.url}`;
    const answer = there.answer(request);
    if (lost.has(what)) return answer;
    lost.add(what);
    return new Promise(() => {});
  };
  for (let kill = 0; kill < 10 && there.messages.length < 1; kill++) {
    const before = flow.outside.asked.length;
    await flow.restart();
    await flow.clock.advance(2_000);
    await until("asked", () => flow.outside.asked.length > before);
    await turns(30);
  }
  await flow.restart();
  await flow.clock.advance(2_000);
  await turns(30);
  expect(lost.size).toBeGreaterThanOrEqual(5);
  expect([there.contacts.length, there.conversations.length, there.messages.length]).toEqual([1, 1, 1]);
  const rows = await flow.store().read.selectFrom("handed_record").selectAll().execute();
  expect(rows).toMatchObject([{ conversation: one, state: "sent" }]);
});

test("erased while it is handed over: nothing of there is kept beside it, and no more of it goes there", async () => {
  const id = await connector();
  const record = () => flow.store().read.selectFrom("handed_record").selectAll().executeTakeFirstOrThrow();
  flow.outside.answer = async (request) => {
    const answer = there.answer(request);
    const { conversation } = await record();
    if (there.contacts.length === 1 && there.conversations.length === 0)
      await eraseConversation({ store: flow.store(), uploads: undefined }, conversation);
    return answer;
  };
  await house.conversation("Maria", { say: true });
  await until("asked", () => there.contacts.length === 1);
  await flow.clock.advance(2_000);
  await turns(30);
  expect([there.conversations, there.messages]).toEqual([[], []]);
  const { conversation } = await record();
  expect(await record()).toMatchObject({ external: null, state: "failed", reason: "erased" });
  expect(await refused(house.ada.link.ask("handed.sendAgain", { connector: id, conversation }))).toMatchObject({
    reason: "record-gone",
  });
});

test("a system that refuses us is tried for a day, then it says so, and may be tried again by hand", async () => {
  const id = await connector();
  flow.outside.answer = () => ({ status: 401 });
  const one = await house.conversation("Maria");
  for (let tick = 0; tick < 400; tick++) {
    await house.later(10 * 60_000);
    const { failed } = (await house.ada.link.ask("connectors.read", {})).connectors[0]!;
    if (failed > 0) break;
  }
  expect((await house.ada.link.ask("connectors.read", {})).connectors[0]).toMatchObject({ waiting: 0, failed: 1 });
  expect((await house.ada.link.ask("handed.read", { connector: id })).handed[0]).toMatchObject({
    state: "failed",
    tries: 10,
    reason: "credentials-refused",
  });
  expect(await house.ada.link.ask("connector.test", { id })).toEqual({ reason: "credentials-refused", framing: null });
  flow.outside.answer = there.answer;
  expect(await house.ada.link.ask("connector.test", { id })).toEqual({ reason: null, framing: null });
  await house.ada.link.ask("handed.sendAgain", { connector: id, conversation: one });
  await until("handed over", () => there.messages.length === 1);
});

test("an agent finds his own visitor there, and nobody else's", async () => {
  await connector({
    ...chatwoot(),
    kind: "url",
    name: "CRM",
    settings: { recordUrl: null, openUrl: "https://crm.example/c/{conversation}" },
  } as ConnectorBody);
  const away = await connector();
  const maria = flow.visitor("Maria");
  const anna = await flow.agent("Anna");
  await until("both are here", () => maria.held() && anna.held());
  const conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  const offer = await until("an offer", () => anna.state().offers[0]);
  // While it rings, and to nobody but him to whom it does.
  expect(await anna.link.ask("offer.findOutside", { offer: offer.id })).toMatchObject({
    found: [{ connector: "CRM", title: "Maria" }],
  });
  const mira = await flow.agent("Mira");
  await until("she is here", () => mira.held());
  expect(await refused(mira.link.ask("offer.findOutside", { offer: offer.id }))).toMatchObject({ code: "gone" });
  await anna.link.ask("offer.accept", { offer: offer.id });
  expect(await refused(anna.link.ask("offer.findOutside", { offer: offer.id }))).toMatchObject({ code: "gone" });
  expect(await anna.link.ask("visitor.findOutside", { conversation, open: true })).toEqual({
    found: [
      {
        connector: "CRM",
        title: "Maria",
        url: `https://crm.example/c/${conversation}`,
        by: "conversation",
        isVerified: true,
        openIn: "browser",
      },
    ],
    unreached: [],
  });
  await flow
    .store()
    .transact((tx) => tx.db.updateTable("connector").set({ secret: "b1.x" }).where("id", "=", away).execute());
  expect(await anna.link.ask("visitor.findOutside", { conversation, open: false })).toMatchObject({
    unreached: ["Helpdesk"],
  });
  const gone = await refused(
    anna.link.ask("visitor.findOutside", { conversation: flow.id() as ConversationId, open: false }),
  );
  const jonas = await flow.agent("Jonas");
  await until("he is here", () => jonas.held());
  expect(await refused(jonas.link.ask("visitor.findOutside", { conversation, open: false }))).toEqual(gone);
  expect(gone).toMatchObject({ code: "gone" });
});

test("a secret is in no row, answer or audit, and does not go along to another machine", async () => {
  const id = await connector();
  const { read } = flow.store();
  for (const table of ["connector", "answered", "audit", "event"] as const)
    expect(JSON.stringify(await read.selectFrom(table).selectAll().execute())).not.toContain(secret);
  expect(JSON.stringify(await house.ada.link.ask("connectors.read", {}))).not.toContain(secret);
  const moved = chatwoot({ settings: { url: "https://evil.example", account: 3, inbox: 9 } } as Partial<ConnectorBody>);
  const save = { id, to: moved, expected: chatwoot() };
  expect(await refused(house.ada.link.ask("connector.save", save))).toMatchObject({ reason: "secret-missing" });
  await house.ada.link.ask("connector.save", { ...save, to: chatwoot({ name: "Help" }) });
  expect(await refused(house.ada.link.ask("connector.save", save))).toMatchObject({ code: "outdated" });
  expect(await house.ada.link.ask("connector.test", { id })).toEqual({ reason: null, framing: null });
  for (const url of ["https://10.0.0.1", "http://helpdesk.example", "https://169.254.169.254"]) {
    const to = chatwoot({ settings: { url, account: 3, inbox: 9 } } as Partial<ConnectorBody>);
    const fault = await refused(house.ada.link.ask("connector.add", { id: flow.id() as ConnectorId, to, secret }));
    expect(fault).toMatchObject({ code: "invalid", values: { at: "settings.url" } });
  }
  const acts = (await read.selectFrom("audit").select("act").where("target", "=", `connector:${id}`).execute()).map(
    ({ act }) => act,
  );
  expect(acts.toSorted()).toEqual(["connector.added", "connector.changed"]);
  await house.ada.link.ask("connector.remove", { id, expected: chatwoot({ name: "Help" }) });
  expect((await house.ada.link.ask("connectors.read", {})).connectors).toEqual([]);
});
