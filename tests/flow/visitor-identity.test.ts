import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refusalOf } from "../support/hub-house.ts";
import { type SiteServer, siteServer } from "../support/site-tokens.ts";

let flow: Flow;
let ada: Awaited<ReturnType<Flow["agent"]>>;
let anna: Awaited<ReturnType<Flow["agent"]>>;
let site: SiteServer;
beforeEach(async () => {
  flow = await startFlow();
  anna = await flow.agent("Anna");
  ada = await flow.agent("Ada", "administrator");
  await until("both are here", () => anna.held() && ada.held());
  await ada.link.ask("presence.set", { state: "away" });
  site = await siteServer(flow, (key) => ada.link.ask("siteKey.add", key));
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

type Visitor = ReturnType<Flow["visitor"]>;

async function page(name: string): Promise<Visitor> {
  const visitor = flow.visitor(name);
  await until(`${name} is here`, () => visitor.held());
  return visitor;
}

/** Anna answers the conversation that this visitor begins. */
async function talks(visitor: Visitor, text: string): Promise<ConversationId> {
  const conversation = flow.id() as ConversationId;
  const message = { id: flow.id() as MessageId, text };
  await visitor.link.ask("conversation.start", { conversation, name: "", page: null, message });
  const offer = await until("an offer", () => anna.state().offers[0]);
  await anna.link.ask("offer.accept", { offer: offer.id });
  await until("it is open", () => visitor.state().conversation?.summary.state === "active");
  return conversation;
}

/** His site vouches for him; he comes back as who he is from then on. */
async function isVouchedFor(name: string, visitor: Visitor, subject: string, over = {}) {
  const answer = await visitor.link.ask("visitor.identify", { token: await site.token(subject, over) });
  flow.becomes(name, answer.token);
  visitor.link.restart();
  await until("he is back", () => visitor.linkState().state === "ready");
  return answer;
}

const shown = (visitor: Visitor) => JSON.stringify(visitor.state().conversation?.entries ?? []);
const view = (conversation: ConversationId) => anna.link.ask("visitor.view", { conversation });

test("who talks as nobody keeps what runs when his site vouches for him, and the agent sees who he is, verified", async () => {
  const maria = await page("Maria");
  const conversation = await talks(maria, "Where is my spade?");
  const says = { name: "Maria Korhonen", email: "maria@shop.example", attributes: { plan: "gold" } };
  expect((await isVouchedFor("Maria", maria, "maria-7", says)).change).toBe("same");
  expect(shown(maria)).toContain("Where is my spade?");
  const told = await until("Anna hears it", () => anna.topics.get(`visitor/${conversation}`));
  expect(told).toMatchObject({
    visitor: {
      identity: { subject: "maria-7", how: "site-token" },
      name: { value: "Maria Korhonen", verified: true },
      email: { value: "maria@shop.example", verified: true },
      attributes: [{ name: "plan", value: "gold", verified: true }],
    },
  });
  maria.cut();
  anna.cut();
  await flow.clock.advance(2_000);
  expect((await view(conversation)).identity?.subject).toBe("maria-7");
});

test("what the page says stands beside it as unverified, and never in the place of what is verified", async () => {
  const maria = await page("Maria");
  const conversation = await talks(maria, "Hello");
  const attributes = { name: "The king", plan: "free", basket: 120, email: "king@castle.example" };
  await maria.link.ask("visitor.setAttributes", { attributes });
  expect(await view(conversation)).toMatchObject({ identity: null, name: { value: "The king", verified: false } });
  await isVouchedFor("Maria", maria, "maria-7", { name: "Maria", attributes: { plan: "gold" } });
  expect(await view(conversation)).toMatchObject({
    name: { value: "Maria", verified: true },
    email: { value: "king@castle.example", verified: false },
    attributes: [
      { name: "plan", value: "gold", verified: true },
      { name: "basket", value: 120, verified: false },
    ],
  });
  await maria.link.ask("visitor.setAttributes", { attributes: { basket: null } });
  expect((await view(conversation)).attributes).toHaveLength(1);
});

test("a verified visitor finds his conversation on another device; nobody else does", async () => {
  const desktop = await page("desktop");
  await isVouchedFor("desktop", desktop, "maria-7");
  await talks(desktop, "from the desktop");
  const phone = await page("phone");
  expect(shown(phone)).toBe("[]");
  expect((await isVouchedFor("phone", phone, "maria-7")).change).toBe("known");
  expect(shown(phone)).toContain("from the desktop");
  const stranger = await page("stranger");
  await isVouchedFor("stranger", stranger, "maria-8");
  expect(shown(stranger)).toBe("[]");
});

test("another who logs in at the same browser is another visitor, and the first finds his own again", async () => {
  const browser = await page("browser");
  await isVouchedFor("browser", browser, "maria-7");
  await talks(browser, "Maria's secret");
  expect((await isVouchedFor("browser", browser, "jonas-3")).change).toBe("another");
  expect(shown(browser)).toBe("[]");
  expect((await isVouchedFor("browser", browser, "maria-7")).change).toBe("another");
  expect(shown(browser)).toContain("Maria's secret");
});

test("what has ended before at this browser is not the one's whom the site names now", async () => {
  const browser = await page("browser");
  const conversation = await talks(browser, "somebody's words");
  await browser.link.ask("conversation.end", { conversation });
  expect((await isVouchedFor("browser", browser, "maria-7")).change).toBe("known");
  expect(shown(browser)).toBe("[]");
  const phone = await page("phone");
  await isVouchedFor("phone", phone, "maria-7");
  expect(shown(phone)).toBe("[]");
});

test("who had ended conversations as himself, and one that runs as nobody, goes on with that one everywhere", async () => {
  const desktop = await page("desktop");
  await isVouchedFor("desktop", desktop, "maria-7");
  const first = await talks(desktop, "the old one");
  await desktop.link.ask("conversation.end", { conversation: first });
  const phone = await page("phone");
  await talks(phone, "on the phone");
  expect((await isVouchedFor("phone", phone, "maria-7")).change).toBe("same");
  // The desktop's page is sent for, and comes back as the same.
  await flow.clock.advance(6_000);
  await until("the desktop has it", () => shown(desktop).includes("on the phone"));
});

test("two that run are each finished where they were begun; the next is one", async () => {
  const desktop = await page("desktop");
  await isVouchedFor("desktop", desktop, "maria-7");
  await talks(desktop, "on the desktop");
  const phone = await page("phone");
  const second = await talks(phone, "on the phone");
  expect((await isVouchedFor("phone", phone, "maria-7")).change).toBe("same");
  expect(shown(phone)).toContain("on the phone");
  expect((await view(second)).identity?.subject).toBe("maria-7");
  await phone.link.ask("conversation.end", { conversation: second });
  // His page is sent for, asks again as who he is, and hears that he has one already.
  const again = refusalOf(talks(phone, "again"));
  await flow.clock.advance(6_000);
  expect(await again).toMatchObject({ reason: "conversation-open" });
  await until("the phone is at the other one", () => shown(phone).includes("on the desktop"));
  const running = await flow
    .store()
    .read.selectFrom("conversation")
    .selectAll()
    .where("state", "=", "active")
    .execute();
  expect(running).toHaveLength(1);
});

test("a token counts once; who handed it in may repeat it after his line was cut", async () => {
  const maria = await page("Maria");
  const token = await site.token("maria-7");
  const first = await maria.link.ask("visitor.identify", { token });
  maria.cut();
  await flow.clock.advance(2_000);
  expect(await maria.link.ask("visitor.identify", { token })).toEqual(first);
  const thief = await page("thief");
  expect(await refusalOf(thief.link.ask("visitor.identify", { token }))).toMatchObject({
    code: "forbidden",
    reason: "identity-token-used",
  });
});

test("two keys sign at a time; a third waits until one is retired, and what a retired one signs counts no more", async () => {
  const next = await siteServer(flow, (key) => ada.link.ask("siteKey.add", key));
  const third = siteServer(flow, (key) => ada.link.ask("siteKey.add", key));
  expect(await refusalOf(third)).toMatchObject({ code: "full", reason: "site-keys-two" });
  const maria = await page("Maria");
  expect((await isVouchedFor("Maria", maria, "maria-7")).change).toBe("same");
  await maria.link.ask("visitor.identify", { token: await next.token("maria-7") });
  await ada.link.ask("siteKey.retire", { id: site.kid });
  const old = maria.link.ask("visitor.identify", { token: await site.token("maria-7") });
  expect(await refusalOf(old)).toMatchObject({ reason: "identity-token-wrong" });
  const { sites } = await ada.link.ask("siteKeys.read", {});
  expect(sites[0]?.keys.map(({ id, retiredAt }) => [id, retiredAt === null])).toEqual(
    expect.arrayContaining([
      [next.kid, true],
      [site.kid, false],
    ]),
  );
  expect(JSON.stringify(sites)).not.toContain("fdsk_");
  const rows = await flow.store().read.selectFrom("audit").selectAll().where("act", "like", "siteKey.%").execute();
  expect(rows.map(({ act }) => act)).toEqual(["siteKey.added", "siteKey.added", "siteKey.retired"]);
  expect(JSON.stringify(rows)).not.toContain("fdsk_");
  const kept = await flow.store().read.selectFrom("site_key").select("key").execute();
  expect(JSON.stringify(kept)).not.toContain("fdsk_");
  expect(await refusalOf(anna.link.ask("siteKeys.read", {}))).toMatchObject({ code: "forbidden" });
});

test("who logs out is nobody there from then on: his other pages are sent away, his token opens nothing", async () => {
  const maria = await page("Maria");
  const { token } = await isVouchedFor("Maria", maria, "maria-7");
  const other = await page("Maria");
  const conversation = await talks(maria, "Maria's secret");
  await maria.link.ask("visitor.logOut", {});
  await flow.clock.advance(100);
  await until("the other page is sent away", () => other.linkState().state !== "ready");
  await flow.clock.advance(6_000);
  expect(maria.linkState()).toMatchObject({ state: "lost" });
  await flow.restart();
  flow.becomes("later", token);
  const later = flow.visitor("later");
  await flow.clock.advance(6_000);
  expect(later.held()).toBeNull();
  // The conversation itself goes on at the desk; on another device he finds it again.
  expect((await view(conversation)).identity?.subject).toBe("maria-7");
  const phone = await page("phone");
  await isVouchedFor("phone", phone, "maria-7");
  expect(shown(phone)).toContain("Maria's secret");
});

test("one page cannot try tokens without end", async () => {
  const maria = await page("Maria");
  const tries = Array.from({ length: 8 }, () => refusalOf(maria.link.ask("visitor.identify", { token: "a.b.c" })));
  const refusals = await Promise.all(tries);
  expect(refusals.map(({ reason }) => reason).filter((reason) => reason === "identified-too-often")).toHaveLength(3);
});
