import { dirname } from "node:path";
import Database from "better-sqlite3";
import { afterEach, expect, test } from "vitest";
import { logOf } from "../../src-shared/conversations/log.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { addresses } from "../../src-hub/bus.ts";
import { openIndex } from "../../src-hub/store/search/index-file.ts";
import { indexFile } from "../../src-hub/history/search-place.ts";
import { verifyAudit } from "../../src-hub/supervision/audit-seal.ts";
import { refusal } from "../support/uploads.ts";
import { turns, until } from "../support/hand-clock.ts";
import { marked, type MarkedHouse, markedVisitor, marker } from "../support/marked-visitor.ts";

let house: MarkedHouse;
afterEach(async () => {
  expect(house.flow.defects).toEqual([]);
  await house.flow.stop();
});

const reason = "He asked for it.";
const state = async () => (await house.ada.link.ask("dataRequests.read", {})).requests[0]?.state;
/** The hub's own clock goes on until it is through. */
async function done(): Promise<void> {
  for (let turn = 0; turn < 200 && (await state()) !== "done"; turn++) await house.flow.clock.advance(250);
  expect(await state()).toBe("done");
}
/** As the search does by itself within a minute or two. */
async function searchTidied(): Promise<void> {
  const { flow, ada } = house;
  await ada.link.ask("search.find", { words: marker, filters: {} });
  const { epoch } = flow.store();
  await flow.restart();
  const index = openIndex(indexFile(flow.file()), epoch);
  for (let anew = true; index.tidy(anew);) anew = false;
  index.close();
}

test("what a visitor and staff wrote is found nowhere any more; counts, places and who did it stay", async () => {
  house = await markedVisitor();
  const { flow, ada, anna, maria, conversation, request, close } = house;
  await until("Ada hears of it", () => ada.topics.has("data-requests"));
  expect(
    faultOf(await ada.link.ask("dataRequest.erase", { id: request, reason }).catch((error) => error)),
  ).toMatchObject({
    code: "busy",
    reason: "erasure-open-conversation",
  });
  await close();
  const goes = await ada.link.ask("dataRequest.look", { id: request });
  expect(goes).toEqual({
    conversations: 1,
    open: 0,
    messages: 5,
    notes: 1,
    files: 1,
    bytes: 21,
    photos: 0,
    pages: 1,
    attributes: 3,
    appointments: 2,
    ratings: 0,
    leftMessages: 1,
    mailed: 0,
    deliveries: goes.deliveries,
  });
  expect(goes.deliveries).toBeGreaterThan(3);
  const found = await ada.link.ask("search.find", { words: marker, filters: {} });
  expect(found.hits.length).toBeGreaterThan(4);
  expect(marked(flow.file()).length).toBeGreaterThan(2);
  expect(anna.topics.has("appointments")).toBe(false);
  const heads = await flow.store().read.selectFrom("log_head").selectAll().orderBy("log").execute();
  const events = async () =>
    flow.store().read.selectFrom("event").select(["log", "seq", "at", "type"]).orderBy("log").orderBy("seq").execute();
  const before = await events();

  ada.cut();
  await flow.clock.advance(2_000);
  await ada.link.ask("dataRequest.erase", { id: request, reason });
  expect((await ada.link.ask("dataRequests.read", {})).requests[0]?.erasing).toMatchObject({ by: "Ada" });
  await done();

  await flow.clock.advance(5_000);
  await until("her page has nothing of it", () => !JSON.stringify(maria.held()).includes(marker));
  await until("the desks hear", () => anna.passed.some((event) => event.type === "conversation.erased"));
  expect(anna.topics.has("appointments")).toBe(true);
  const kept = await flow.store().read.selectFrom("appointment").select(["state", "due_at"]).orderBy("state").execute();
  expect(kept).toEqual(["cancelled", "kept"].map((is) => ({ state: is, due_at: null })));
  expect(await anna.link.ask("conversations.erased", { after: null })).toMatchObject({ erased: [{ conversation }] });
  expect(await maria.link.ask("dataRequest.mine", {})).toMatchObject({ request: { state: "done" } });
  expect(await ada.link.ask("search.find", { words: marker, filters: {} })).toMatchObject({ hits: [] });

  // Nothing that was told outside is told again, without what stood in it.
  const told = await flow
    .store()
    .read.selectFrom("delivery")
    .selectAll()
    .where("conversation", "=", conversation)
    .execute();
  expect(told.map(({ body, reason: why }) => [body, why])).toEqual(told.map(() => ["{}", "erased"]));
  for (const { webhook, number } of told)
    expect(await refusal(ada.link.ask("delivery.sendAgain", { webhook, number }))).toBe("delivery-gone");

  // Every entry is at its place, of its kind, and read by the contract.
  expect(await events()).toEqual(before);
  expect(await flow.store().read.selectFrom("log_head").selectAll().orderBy("log").execute()).toEqual(heads);
  const view = await ada.link.ask("history.read", { conversation });
  expect(view.public.entries.length).toBe(heads.find(({ log }) => log === logOf(conversation, "public"))?.head);
  for (const { event } of [...view.public.entries, ...view.staff.entries]) expect(event.type).not.toBe("unknown");
  expect(view).toMatchObject({
    public: { summary: { visitor: { name: "" }, page: null } },
    staff: { summary: { outcome: "solved" } },
  });

  const rows = await flow
    .store()
    .read.selectFrom("audit")
    .selectAll()
    .where("act", "like", "dataRequest.%")
    .orderBy("at")
    .execute();
  expect(rows.map(({ act, reason: why }) => [act, why])).toEqual([
    ["dataRequest.erase", reason],
    ["dataRequest.done", ""],
  ]);
  expect(JSON.parse(rows[1]!.after!)).toEqual({
    state: "done",
    ...Object.fromEntries(Object.entries(goes).filter(([, count]) => count > 0)),
  });
  expect((await verifyAudit(flow.store().read)).broken).toBeNull();

  await flow.store().scrub();
  expect(marked(flow.file()).filter((name) => !name.includes(".search"))).toEqual([]);
  await searchTidied();
  expect(marked(flow.file())).toEqual([]);
});

test("a hub that is killed in the middle of it goes on where it was, whenever that is", async () => {
  house = await markedVisitor(260);
  const { flow, ada, conversation, request, close } = house;
  await close();
  await ada.link.ask("dataRequest.erase", { id: request, reason });
  const log = logOf(conversation, "public");
  const left = async () => {
    const rows = await flow.store().read.selectFrom("event").select("body").where("log", "=", log).execute();
    return rows.filter(({ body }) => body.includes(marker)).length;
  };
  const found: number[] = [];
  for (const kill of [1, 4, 8, 12, 16, 24, 40]) {
    await turns(kill);
    await flow.kill();
    found.push(await left());
    flow.store().bus.publish(addresses.erasures, { wake: true });
  }
  // Some of these deaths were in the middle.
  expect(new Set(found).size).toBeGreaterThan(2);
  expect(found).toEqual(found.toSorted((one, other) => other - one));
  // She comes back.
  await flow.clock.advance(30_000);
  await done();
  const seqs = await flow
    .store()
    .read.selectFrom("event")
    .select("seq")
    .where("log", "=", log)
    .orderBy("seq")
    .execute();
  expect(seqs.map(({ seq }) => seq)).toEqual(seqs.map((_, at) => at + 1));
  await flow.store().scrub();
  const name = flow.file().slice(dirname(flow.file()).length + 1);
  expect(marked(flow.file()).filter((path) => path.startsWith(name) || path.startsWith("uploads"))).toEqual([]);
});

test("where the house wants four eyes, another administrator agrees before anything goes", async () => {
  house = await markedVisitor(1);
  const { flow, ada, request, close } = house;
  await close();
  const eve = await flow.agent("Eve", "administrator");
  await until("Eve is here", () => eve.held());
  await ada.link.ask("fourEyes.set", { on: true });
  const asked = await ada.link
    .ask("dataRequest.erase", { id: request, reason })
    .catch((error: unknown) => faultOf(error));
  expect(asked).toMatchObject({ code: "busy", reason: "approval-wanted" });
  await flow.clock.advance(20_000);
  expect((await ada.link.ask("dataRequests.read", {})).requests[0]).toMatchObject({ state: "open", erasing: null });
  const [approval] = (await eve.link.ask("accounts.frame", {})).approvals;
  expect(approval).toMatchObject({ ask: "dataRequest.erase", by: { name: "Ada" } });
  await eve.link.ask("approval.approve", { id: approval!.id });
  await done();
  const [row] = (await ada.link.ask("dataRequests.read", {})).requests;
  expect(row).toMatchObject({ state: "done", done: { by: "Ada" } });
});

test("who comes back while the file is not clean yet keeps what is said of him from then on", async () => {
  house = await markedVisitor();
  const { flow, ada, maria, request, close } = house;
  await close();
  // Somebody reads what was before: the log cannot be cut to nothing.
  const reading = new Database(flow.file(), { readonly: true });
  reading.exec("begin");
  reading.prepare("select count(*) from event").get();
  await ada.link.ask("dataRequest.erase", { id: request, reason });
  const known = async () =>
    (await flow.store().read.selectFrom("visitor").select("known").execute()).map((one) => one.known);
  for (let turn = 0; turn < 200 && (await known()).some((text) => text.includes(marker)); turn++)
    await flow.clock.advance(250);
  await maria.link.ask("visitor.setAttributes", { attributes: { plan: "another" } });
  await flow.clock.advance(30_000);
  expect(await state()).not.toBe("done");
  reading.exec("commit");
  reading.close();
  await done();
  expect((await known()).join()).toContain("another");
  expect((await known()).join()).not.toContain(marker);
});
