import { afterEach, beforeEach, expect, test } from "vitest";
import { noChanges } from "../../src-shared/accounts/effective.ts";
import { RoleId } from "../../src-shared/accounts/ids.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { siteByKey } from "../../src-hub/sites/rows.ts";
import { refusal, type Staff } from "../support/administered.ts";
import { pairOf } from "../support/calls.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { aReport, type ReportPart } from "../support/media-reports.ts";

// The three steps of setting up say what is so in the hub, and nothing else (features 001-02).

let flow: Flow;
let ada: Staff;
beforeEach(async () => {
  flow = await startFlow();
  ada = await flow.agent("Ada", "administrator");
  await until("she is here", () => ada.held());
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

const setUp = () => ada.link.ask("setUp.read", {});
const site = async () => (await setUp()).sites[0]!;
const secret = (sign: string) => `fdp_${sign.repeat(43)}`;

async function added(name: string): Promise<AccountId> {
  const id = flow.id() as AccountId;
  const rights = { role: RoleId.parse("agent"), own: noChanges };
  await ada.link.ask("account.add", { id, to: { name, email: "", team: null }, rights });
  return id;
}

/** As a page of this origin does when it asks what is published. */
async function seen(origin: string): Promise<void> {
  flow.hub().pageSeen((await siteByKey(flow.store().read, "garden"))!, origin);
  await turns();
}

test("a house that has nothing of its own is fresh; who may not administer accounts is not told", async () => {
  expect(await setUp()).toMatchObject({
    isDismissed: false,
    isFresh: true,
    mail: false,
    accounts: { added: 0, ready: 0, invited: 0 },
    sites: [{ key: "garden", seen: null, elsewhere: null, tried: null }],
  });
  const mia = await flow.agent("Mia", "supervisor");
  await until("she is here", () => mia.held());
  expect(await refusal(mia.link.ask("setUp.read", {}))).toBe("permission-missing");
  expect(await refusal(mia.link.ask("setUp.dismiss", { dismissed: true }))).toBe("permission-missing");
});

test("put aside for the house by one, it is so for all, written down, and can be taken up again", async () => {
  await ada.link.ask("setUp.dismiss", { dismissed: true });
  const eve = await flow.agent("Eve", "administrator");
  await until("she is here", () => eve.held());
  expect(await eve.link.ask("setUp.read", {})).toMatchObject({ isDismissed: true, isFresh: false });
  await eve.link.ask("setUp.dismiss", { dismissed: true });
  await flow.clock.advance(1_000);
  await eve.link.ask("setUp.dismiss", { dismissed: false });
  await flow.restart();
  await flow.clock.advance(2_000);
  await until("she is back", () => ada.linkState().state === "ready");
  expect(await setUp()).toMatchObject({ isDismissed: false, isFresh: true });
  const { rows } = await ada.link.ask("audit.list", { act: "house.setUp", pageOf: 50 });
  expect(rows.map(({ by, after }) => [by, after])).toEqual([
    ["Eve", { dismissed: false }],
    ["Ada", { dismissed: true }],
  ]);
});

test("step 1: added, invited for 72 hours, and ready once there is a way in", async () => {
  const anna = await added("Anna");
  const jonas = await added("Jonas");
  expect(await setUp()).toMatchObject({ isFresh: false, accounts: { added: 2, ready: 0, invited: 0 } });
  await ada.link.ask("passwordLink.make", { account: anna, secret: secret("a"), mail: false });
  await ada.link.ask("passwordLink.make", { account: jonas, secret: secret("j"), mail: false });
  expect((await setUp()).accounts).toEqual({ added: 2, ready: 0, invited: 2 });
  await ada.link.ask("passwordLink.revoke", { account: jonas });
  expect(await refusal(ada.link.ask("passwordLink.revoke", { account: jonas }))).toBe("link-none");
  await flow.restart(72 * 3_600_000);
  await flow.clock.advance(30_000);
  await until("she is back", () => ada.linkState().state === "ready");
  expect((await setUp()).accounts).toEqual({ added: 2, ready: 0, invited: 0 });
  await ada.link.ask("account.setPassword", { id: anna, password: "a long enough password" });
  expect((await setUp()).accounts).toEqual({ added: 2, ready: 1, invited: 0 });
  await ada.link.ask("account.deactivate", { id: anna });
  expect((await setUp()).accounts).toEqual({ added: 2, ready: 0, invited: 0 });
});

test("a link for who administers is nobody's to make where two must agree, and mail is said to be off", async () => {
  const eve = await flow.agent("Eve", "administrator");
  await until("she is here", () => eve.held());
  const make = (mail: boolean) =>
    refusal(ada.link.ask("passwordLink.make", { account: eve.state().account.id, secret: secret("e"), mail }));
  expect(await make(true)).toBe("email-missing");
  expect(await make(false)).toBe("done");
  await ada.link.ask("fourEyes.set", { on: true });
  expect(await make(false)).toBe("four-eyes-password");
  const anna = await added("Anna").catch(() => null);
  expect(anna).toBeNull();
});

test("step 2: a page of its own was there, or one that may not show it; asked often it is written seldom", async () => {
  const own = "https://garden.example";
  const before = (await ada.link.ask("sites.read", {})).sites[0]!;
  const to = { ...before.published, origins: [own] };
  await ada.link.ask("site.draft", { site: before.id, to, expected: null });
  await ada.link.ask("site.publish", { site: before.id, expected: to });
  expect(await site()).toMatchObject({ origins: [own], seen: null });
  await seen("https://thief.example");
  expect(await site()).toMatchObject({ seen: null, elsewhere: { origin: "https://thief.example" } });
  await seen(own);
  const first = (await site()).seen;
  expect(first).toMatchObject({ origin: own, firstAt: flow.clock.now(), at: flow.clock.now() });
  await flow.clock.advance(30_000);
  await seen(own);
  await flow.clock.advance(31_000);
  expect((await site()).seen).toEqual(first);
  await seen(own);
  expect((await site()).seen).toEqual({ ...first, at: flow.clock.now() });
  // Whoever makes origins up leaves one row, and none that is no origin.
  for (const made of [
    "https://a.example",
    "https://b.example",
    "javascript:alert(1)",
    "null",
    `https://${"x".repeat(400)}`,
  ]) {
    await flow.clock.advance(61_000);
    await seen(made);
  }
  const rows = await flow.store().read.selectFrom("site_seen").select("origin").orderBy("origin").execute();
  expect(rows.map(({ origin }) => origin)).toEqual(["https://b.example", own]);
});

test("step 3: came, accepted, met, one picture, both pictures: each when it is so, and still when it is over", async () => {
  await flow.agent("Ada").then((again) => until("he is here", () => again.held()));
  const anna = await flow.agent("Anna");
  await until("she is here", () => anna.held());
  await ada.link.ask("presence.set", { state: "busy" });
  const otto = flow.visitor("Otto");
  await until("he is here", () => otto.held());
  await otto.link.ask("conversation.start", { conversation: flow.id() as ConversationId, name: "Otto", page: null });
  expect((await site()).tried).toEqual({ at: flow.clock.now(), accepted: null, call: null });
  await anna.link.ask("offer.accept", { offer: (await until("an offer", () => anna.state().offers[0])).id });
  expect((await site()).tried).toMatchObject({ accepted: { by: "Anna" }, call: null });

  await flow.clock.advance(1_000);
  const pair = await pairOf(flow, anna, "Maria");
  const room = await pair.call();
  const { conversation } = pair;
  const call = pair.summary().call!.id;
  const report = (who: Staff | ReturnType<Flow["visitor"]>, picture: ReportPart["picture"]) =>
    (who as Staff).link.ask("media.report", { conversation, call, report: aReport({ picture: picture ?? {} }) });
  await room.enter("agent");
  expect((await site()).tried?.call).toBeNull();
  await room.enter("visitor");
  expect((await site()).tried?.call).toEqual({ at: flow.clock.now(), visitorSaw: false, agentSaw: false });
  await flow.clock.advance(2_000);
  await report(anna, { fps: 24 });
  await report(pair.visitor as never, { fps: 0 });
  expect((await site()).tried?.call).toMatchObject({ visitorSaw: false, agentSaw: true });
  await flow.clock.advance(2_000);
  await report(pair.visitor as never, { fps: 24 });
  expect((await site()).tried?.call).toMatchObject({ visitorSaw: true, agentSaw: true });
  await anna.link.ask("video.end", { conversation });
  await flow.restart();
  await flow.clock.advance(2_000);
  await until("she is back", () => ada.linkState().state === "ready");
  expect((await site()).tried).toMatchObject({ accepted: { by: "Anna" }, call: { visitorSaw: true, agentSaw: true } });
  expect((await setUp()).isFresh).toBe(false);
});
