import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, expect, test, vi } from "vitest";
import { counted } from "../../src-hub/conversations/counted.ts";
import { hubMetrics } from "../../src-hub/adapters/metrics.ts";
import { hashOf } from "../../src-hub/rest/keys.ts";
import { routes } from "../../src-hub/rest/routes/all.ts";
import { migrate } from "../../src-hub/store/migrate.ts";
import { figuresOf, saidOn } from "../../src-hub/surveys/figures.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import { CannedFolderId, CannedId } from "../../src-shared/canned/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { keyScopes } from "../../src-shared/keys/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { webhookTypes } from "../../src-shared/webhooks/events.ts";
import type { WebhookId } from "../../src-shared/webhooks/model.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { withAFile } from "../support/canned-file.ts";
import { fairWeather, filesIn, type Line, sendFile } from "../support/uploads.ts";
import { agreedAgain } from "../support/agreed-again.ts";
import { until } from "../support/hand-clock.ts";
import { visitorsThere } from "../support/visitors-there.ts";
import { siteBuilder } from "../support/sites.ts";

const folder = mkdtempSync(join(tmpdir(), "frontdesk-plans-"));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** Tables that stay small for ever (of families one a sign-in, for a month, looked through once an hour). */
const small = new Set(
  ["account", "presence", "queue", "site", "ticket", "meta", "exclusion", "family"].concat([
    "button",
    "rule",
    "hours",
    "bot",
    "state_code",
    "skill",
    "agent_group",
    "webhook",
    "connector",
    "api_key",
  ]),
);
/** The indexes that hold only what is going on now. */
const ofNow =
  /USING (?:COVERING )?INDEX (?:conversation_(?:waiting|agent|open|video|wrapping)|part_live|offer_|invite_(?:open|due)|call_open|(?:data_)?request_(?:open|due)|video_test_open|erasure_running|mail_due|answered_(?:field|mail)|bot_turn_conversation)/;

/** What SQLite says it would do: the steps in which it reads a whole table that grows. */
function scans(db: Database.Database, sql: string): string[] {
  // Who has the whole audit checked has all of it read.
  if (sql.startsWith("select audit.* from audit where not exists")) return [];
  // One row from the end of a table, found in its own order.
  if (sql.endsWith(" order by rowid desc limit 1")) return [];
  const steps = db.prepare<[], { detail: string }>(`explain query plan ${sql.replaceAll("?", "1")}`).all();
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => detail.startsWith("SCAN ") && !ofNow.test(detail))
    .filter((detail) => !small.has(/^SCAN (\w+)/.exec(detail)?.[1] ?? ""));
}

const sendText = (flow: Flow, who: Line, conversation: ConversationId) =>
  sendFile(flow, who, conversation, { name: "a.txt", bytes: Buffer.from("a file") });

/** Another program that is told of everything, and asks by this key. */
async function toldAndAsked(flow: Flow, by: AccountId): Promise<string> {
  const key = `fdk_00000000_${"x".repeat(43)}`;
  const webhook = { id: flow.id() as WebhookId, name: "CRM", url: "http://outside.test/", secrets: "", active: 1 };
  await flow.store().transact(async (tx) => {
    await tx.db
      .insertInto("webhook")
      .values({ ...webhook, events: JSON.stringify(webhookTypes), off: null, failing_since: null })
      .execute();
    await tx.db
      .insertInto("api_key")
      .values({
        id: flow.id(),
        name: "CRM",
        prefix: "fdk_00000000",
        hash: hashOf(key),
        scopes: JSON.stringify(keyScopes),
        sites: JSON.stringify(["site"]),
        per_minute: 6000,
        expires_at: null,
        made_at: 0,
        made_by: by,
        used_at: null,
        revoked_at: null,
      })
      .execute();
  });
  return key;
}

test("nothing that the hub asks of its database in a whole conversation reads a growing table through", async () => {
  const asked = new Set<string>();
  const prepare = vi.spyOn(Database.prototype, "prepare");
  const flow = await startFlow({}, filesIn(fairWeather()));
  const maria = flow.visitor("Maria");
  const anna = await flow.agent("Anna");
  await until("both are here", () => maria.held() && anna.held());
  const key = await toldAndAsked(flow, anna.state().account.id);
  const conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  const ringing = await until("an offer", () => anna.state().offers[0]);
  await anna.link.ask("offer.decline", { offer: ringing.id });
  await flow.clock.advance(31_000);
  const offer = await until("another offer", () => anna.state().offers[0]);
  await maria.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "Hello?" });
  await anna.link.ask("offer.accept", { offer: offer.id });
  await anna.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "Hello!" });
  await anna.link.ask("chat.typing", { conversation });
  await anna.link.ask("note.add", { conversation, id: flow.id(), text: "a note", mentions: [anna.state().account.id] });
  const [cannedFolder, canned] = [CannedFolderId.parse(flow.id()), CannedId.parse(flow.id())];
  const mine = { name: "Mine", scope: { kind: "personal" as const }, position: 0 };
  await anna.link.ask("cannedFolder.saveOwn", { id: cannedFolder, to: mine, expected: null });
  const to = { folder: cannedFolder, shortcut: "hi", title: "Hi", text: "Hi", variants: [], files: [] };
  await anna.link.ask("canned.saveOwn", { id: canned, to, expected: null });
  await anna.link.ask("canned.use", { canned });
  await withAFile(flow, anna, { conversation, canned, to });
  await anna.link.ask("cannedFolder.removeOwn", { id: cannedFolder, expected: mine });
  await anna.link.ask("draft.keep", { conversation, kind: "message", text: "begun", at: flow.clock.now() });
  const said = { conversation, message: flow.id() as MessageId };
  await anna.link.ask("chat.send", { conversation, id: said.message, text: "Said", replyTo: undefined });
  await maria.link.ask("chat.mark", { conversation, delivered: 100, read: 100 });
  await anna.link.ask("chat.edit", { ...said, text: "Better said" });
  await anna.link.ask("chat.edits", said);
  await anna.link.ask("chat.delete", said);
  await anna.link.ask("chat.look", { conversation, does: "writes" });
  await maria.link.ask("chat.preview", { conversation, text: "so" });
  await maria.link.ask("upload.rules", { conversation });
  const [file, other] = [await sendText(flow, maria, conversation), await sendText(flow, maria, conversation)];
  const withFile = { conversation, id: flow.id() as MessageId, text: "", uploads: [file.id] };
  await maria.link.ask("chat.send", withFile);
  await anna.link.ask("upload.link", { conversation, upload: file.id, form: "file" });
  await maria.link.ask("upload.cancel", { upload: other.id });
  await maria.link.ask("chat.delete", { conversation, message: withFile.id });
  const { invite } = await anna.link.ask("video.invite", { conversation });
  await maria.link.ask("video.accept", { invite });
  const { identity } = await maria.link.ask("video.join", { conversation });
  const [[room, people] = []] = flow.rooms.open;
  people!.add(identity);
  await flow.hub().webhook(`in:${room}`, undefined);
  const share = await anna.link.ask("request.make", { conversation, kind: "share" });
  await maria.link.ask("request.answer", { ...share, outcome: "declined" });
  await anna.link.ask("request.make", { conversation, kind: "photo" });
  await flow.clock.advance(2_000);
  people!.delete(identity);
  await flow.clock.advance(61_000);
  await anna.link.ask("video.end", { conversation });
  const own = await maria.link.ask("video.invite", { conversation });
  await anna.link.ask("video.decline", { ...own, reason: "rejected" });
  const appointment = { id: flow.id() as AppointmentId, minutes: 30, zone: "UTC", email: "", note: "", name: "" };
  const start = Math.ceil(flow.clock.now() / 300_000) * 300_000 + 300_000;
  const byHer = { ...appointment, conversation, start, agent: anna.state().account.id };
  await anna.link.ask("appointment.choices", { conversation, agent: byHer.agent, from: start, minutes: 30 });
  await anna.link.ask("appointment.book", byHer);
  await anna.link.ask("appointments.list", { from: 0, to: start + 1, whose: "all" });
  await anna.link.ask("appointment.move", { ...byHer, sequence: 0, minutes: 45 });
  const { appointments } = await maria.link.ask("appointment.mine", {});
  const token = appointments[0]!.link.replace(/^.*#/, "");
  await maria.link.ask("appointment.look", { token });
  await agreedAgain(flow, anna, maria, { id: appointment.id, token });
  await anna.link.ask("conversation.end", { conversation });
  const begun = flow.id() as ConversationId;
  await maria.link.ask("appointment.join", { token, conversation: begun, page: null });
  await flow.clock.advance(3_000);
  await maria.link.ask("conversation.end", { conversation: begun });
  await anna.link.ask("conversation.read", { conversation, before: 3 });
  await anna.link.ask("conversation.wrapUp", { conversation, outcome: null, note: "" });
  await anna.link.ask("presence.set", { state: "away" });
  await counted(flow.store().read, { from: 0, to: flow.clock.now(), site: "site" });
  for (const own of [null, anna.state().account]) {
    await figuresOf(flow.store().read, [0, flow.clock.now()], own);
    await saidOn(flow.store().read, [0, flow.clock.now()], own);
  }
  const ada = await flow.agent("Ada", "administrator");
  await until("she is here", () => ada.held());
  const built = siteBuilder(ada);
  await built.draft({ name: "Eden" });
  await built.publish();
  await ada.link.ask("site.versions", { site: "site" });
  for (const route of routes.filter(({ method }) => method === "GET")) {
    const request = { authorization: `Bearer ${key}`, idempotencyKey: undefined, body: null };
    const params = { conversation, site: "site" };
    await flow.hub().rest.answer(route, { ...request, params, query: {} });
  }
  await visitorsThere(flow, maria, anna, conversation);
  const metrics = hubMetrics();
  metrics.countFrom(flow.store().read);
  await metrics.text();
  await flow.clock.advance(3_700_000);
  await flow.restart();
  await flow.clock.advance(40_000);
  await flow.stop();
  expect(flow.defects).toEqual([]);
  for (const [sql] of prepare.mock.calls) asked.add(sql);
  prepare.mockRestore();

  const db = new Database(join(folder, "plans.db"));
  migrate(db, () => join(folder, "copy.db"));
  const queries = [...asked].filter((sql) => /^(select|update|delete)/i.test(sql));
  expect(queries.length).toBeGreaterThan(30);
  const slow = queries.flatMap((sql) => scans(db, sql).map((step) => `${step}: ${sql}`));
  db.close();
  expect(slow).toEqual([]);
});

test("an exclusion that has ended leaves no row behind", async () => {
  const flow = await startFlow();
  const maria = flow.visitor("Maria");
  const anna = await flow.agent("Anna");
  await until("both are here", () => maria.held() && anna.held());
  const conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  const ringing = await until("an offer", () => anna.state().offers[0]);
  await anna.link.ask("offer.decline", { offer: ringing.id });
  await flow.clock.advance(32_000);
  await until("another offer", () => anna.state().offers[0]);
  expect(await flow.store().read.selectFrom("exclusion").selectAll().execute()).toEqual([]);
  await flow.stop();
});

test("a state that is compared stands in the SQL; anything else stays a parameter", async () => {
  const flow = await startFlow();
  const { read } = flow.store();
  const query = read
    .selectFrom("conversation")
    .select("id")
    .where("conversation.state", "in", ["active", "wrap-up"])
    .where("queue", "=", "it's" as QueueId);
  expect(query.compile()).toMatchObject({
    sql: `select "id" from "conversation" where "conversation"."state" in ('active', 'wrap-up') and "queue" = ?`,
    parameters: ["it's"],
  });
  const foreign = read
    .selectFrom("conversation")
    .select("id")
    .where("state", "=", "' or 1=1 --" as never);
  expect(foreign.compile()).toMatchObject({
    sql: `select "id" from "conversation" where "state" = ?`,
    parameters: ["' or 1=1 --"],
  });
  await flow.stop();
});
