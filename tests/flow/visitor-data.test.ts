import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { VisitorView } from "../../src-shared/visitors/model.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refusalOf } from "../support/hub-house.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const phone =
  "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
const basket = { url: "https://shop.example/basket", title: "Basket" };
const till = { url: "https://shop.example/till", title: "Till" };

async function withAnna() {
  const maria = flow.visitor("Maria");
  const anna = await flow.agent("Anna");
  await until("both are here", () => maria.held() && anna.held());
  const conversation = flow.id() as ConversationId;
  await maria.link.ask("visitor.seen", {
    page: basket,
    referrer: "https://search.example/?q=spade",
    agent: phone,
    screen: { width: 412, height: 915 },
    languages: ["fi-FI", "en", "c.UTF-8"],
    timeZone: "Europe/Helsinki",
  });
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: basket });
  const offer = await until("an offer", () => anna.state().offers[0]);
  await anna.link.ask("offer.accept", { offer: offer.id });
  const heard = (): VisitorView | undefined => {
    const event = anna.topics.get(`visitor/${conversation}`);
    return event?.type === "visitor.changed" ? event.visitor : undefined;
  };
  const view = () => anna.link.ask("visitor.view", { conversation });
  return { maria, anna, conversation, view, heard };
}

test("the agent sees on what and where his visitor is, and hears of each next page, also after both lines were cut", async () => {
  const { maria, anna, view, heard } = await withAnna();
  expect(await view()).toMatchObject({
    site: "Garden",
    identity: null,
    name: { value: "Maria", verified: false },
    device: "phone",
    browser: "Chrome",
    system: "Android",
    screen: { width: 412, height: 915 },
    languages: ["fi-FI", "en"],
    timeZone: "Europe/Helsinki",
    referrer: "https://search.example/?q=spade",
    pages: [{ ...basket, at: expect.any(Number) }],
    visits: 1,
  });
  await maria.link.ask("visitor.seen", { page: till });
  await until("it is told", () => heard()?.pages[0]?.url === till.url);
  expect(heard()).toEqual(await view());
  maria.cut();
  anna.cut();
  await flow.clock.advance(2_000);
  await maria.link.ask("visitor.seen", { page: basket });
  await until("it is told again", () => heard()?.pages.length === 3);
  expect((await view()).pages.map(({ url }) => url)).toEqual([basket.url, till.url, basket.url]);
});

test.each([
  ["too many", Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`a${at}`, at])), "full"],
  [
    "too large together",
    Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`a${at}`, "x".repeat(400)])),
    "full",
  ],
  ["not named as names are", { "a b": 1 }, "invalid"],
  ["a value that is too long", { plan: "x".repeat(501) }, "invalid"],
])("attributes that are %s are refused, and nothing of them is kept", async (_, attributes, code) => {
  const maria = flow.visitor("Maria");
  await until("she is here", () => maria.held());
  await maria.link.ask("visitor.setAttributes", { attributes: { plan: "gold" } });
  expect(await refusalOf(maria.link.ask("visitor.setAttributes", { attributes }))).toMatchObject({ code });
  const kept = await flow.store().read.selectFrom("visitor").select("known").execute();
  expect(kept).toEqual([{ known: '{"plan":"gold"}' }]);
});

test("a name of JavaScript's own is no attribute", async () => {
  const maria = flow.visitor("Maria");
  await until("she is here", () => maria.held());
  const attributes = JSON.parse('{"__proto__": {"plan": 1}, "plan": "gold"}') as Record<string, string>;
  await maria.link.ask("visitor.setAttributes", { attributes });
  const kept = await flow.store().read.selectFrom("visitor").select("known").execute();
  expect(kept).toEqual([{ known: '{"plan":"gold"}' }]);
});
