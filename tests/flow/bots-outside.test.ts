import { afterEach, beforeEach, expect, test } from "vitest";
import { BotAsked } from "../../src-shared/bots/remote.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { BotId } from "../../src-shared/routing/ids.ts";
import type { RuleId } from "../../src-shared/routing/rules.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { aVisitor, comes, laidDown, refused, takes } from "../support/laid-down.ts";
import { isSignedBy, secretOf } from "../support/webhook-house.ts";

// A bot of another program as a routing target (features 001-14, 001-25): it answers, hands over, or people take over.

let flow: Flow;
let house: Awaited<ReturnType<typeof laidDown>>;
let bot: BotId;
let secret: string;
beforeEach(async () => {
  flow = await startFlow();
  house = await laidDown(flow);
  bot = flow.id() as BotId;
  secret = secretOf();
  const steps = [
    { do: "say", id: "sorry", text: "One moment, I'll fetch somebody.", next: "people" },
    { do: "hand-over", id: "people", to: { to: "queue", queue: seededQueue, group: null }, refused: "form" },
    { do: "form", id: "form", text: "Nobody is free. Leave us a line." },
  ] as const;
  const remote = { url: "http://outside.test/bot", within: 5 };
  await house.ada.link.ask("bot.add", { id: bot, to: { name: "Bo", script: { steps: steps as never }, remote } });
  await house.ada.link.ask("bot.renewSecret", { id: bot, secret });
  await house.rules([{ name: "all", target: { to: "bot", bot } }]);
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

type Visitor = Awaited<ReturnType<typeof aVisitor>>;
const summary = (visitor: Visitor) => visitor.state().conversation!.summary;
const said = (visitor: Visitor) =>
  (visitor.held()?.conversation?.entries ?? []).flatMap(({ event }) =>
    event.type === "chat.messageAdded" ? [`${event.message.from.name}: ${event.message.text}`] : [],
  );
const says = (visitor: Visitor, text: string) =>
  visitor.link.ask("chat.send", { conversation: summary(visitor).id, id: flow.id() as MessageId, text });
const askedOf = (index: number) => BotAsked.parse(JSON.parse(flow.outside.asked[index]!.body!));
const answers = (...all: object[]) => {
  const left = [...all];
  flow.outside.answer = () => ({ status: 200, body: JSON.stringify(left.shift() ?? {}) });
};

test("it is asked with what it needs, signed, and says, offers choices, gives a link, and is told what it kept", async () => {
  answers(
    { messages: [{ text: "Hello!" }, { text: "What is it?", choices: ["Parcel", "Video"] }], memory: "began" },
    { link: { text: "See here", url: "https://shop.example/video" }, memory: null },
  );
  const maria = await aVisitor(flow, "Maria");
  await comes(flow, maria, { page: "https://shop.example/cart", language: "fi" });
  await until("the bot speaks", () => said(maria).length === 2);
  expect(isSignedBy(flow.outside.asked[0]!, secret, flow.clock.now())).toBe(true);
  expect(flow.outside.asked[0]).toMatchObject({ url: "http://outside.test/bot", within: 5_000 });
  expect(askedOf(0)).toMatchObject({
    type: "begin",
    language: "fi",
    page: { url: "https://shop.example/cart" },
    message: null,
    memory: null,
  });
  expect(maria.state().conversation!.entries.at(-1)!.event).toMatchObject({
    message: { choices: ["Parcel", "Video"] },
  });
  await says(maria, "Video");
  await until("the link", () => said(maria).length === 4);
  expect(said(maria).at(-1)).toBe("Bo: See here\nhttps://shop.example/video");
  expect(askedOf(1)).toMatchObject({ type: "message", message: { text: "Video" }, memory: "began" });
  expect(summary(maria)).toMatchObject({ state: "waiting", bot: { name: "Bo" }, agent: null });
});

test("it hands over to people where it says, or as its script says; an agent has the whole talk", async () => {
  const second = await house.queue("Second");
  answers({ messages: [{ text: "I'll ask." }], handOver: { to: "queue", queue: second } });
  const maria = await aVisitor(flow, "Maria");
  await comes(flow, maria);
  await until("handed over", () => maria.held()?.conversation && summary(maria).bot === null);
  expect(summary(maria).queue.name).toBe("Second");
  answers({ handOver: true });
  const jonas = await aVisitor(flow, "Jonas");
  await comes(flow, jonas);
  await until("handed over", () => jonas.held()?.conversation && summary(jonas).bot === null);
  expect(said(jonas)).toEqual(["Bo: One moment, I'll fetch somebody."]);
  const anna = await house.agent("Anna");
  expect([summary(maria).id, summary(jonas).id]).toContain(await takes(anna));
});

test.each<[why: string, answer: Flow["outside"]["answer"]]>([
  ["nobody is there", () => "connection-refused"],
  ["it takes too long", () => "answer-timeout"],
  ["it fails", () => ({ status: 500, body: "oops" })],
  ["it moved", () => ({ status: 302, headers: { location: "http://127.0.0.1/" } })],
  ["it says no JSON", () => ({ status: 200, body: "<html>" })],
  ["it says something else", () => ({ status: 200, body: '{"messages":"hello"}' })],
  ["it says nothing at all", () => ({ status: 200, body: "" })],
  ["it links to a script", () => ({ status: 200, body: '{"link":{"url":"javascript:alert(1)"}}' })],
  ["it links to plain http", () => ({ status: 200, body: '{"link":{"url":"http://shop.example/"}}' })],
  ["it says too much", () => ({ status: 200, body: JSON.stringify({ messages: Array(11).fill({ text: "x" }) }) })],
  [
    "it says too long a text",
    () => ({ status: 200, body: JSON.stringify({ messages: [{ text: "x".repeat(8_001) }] }) }),
  ],
  ["it keeps too much", () => ({ status: 200, body: JSON.stringify({ memory: "x".repeat(4_001) }) })],
  ["it answers 70 kB", () => ({ status: 200, body: `{"messages":[]${" ".repeat(70_000)}}` })],
])("where %s people take over at once, and it is not asked again", async (_why, answer) => {
  flow.outside.answer = answer;
  const maria = await aVisitor(flow, "Maria");
  await comes(flow, maria);
  await until("the script takes over", () => maria.held()?.conversation && summary(maria).bot === null);
  expect(said(maria)).toEqual(["Bo: One moment, I'll fetch somebody."]);
  expect(summary(maria).queue.name).toBe("Sales");
  await says(maria, "Hello?");
  await flow.clock.advance(5_000);
  expect(flow.outside.asked).toHaveLength(1);
});

test("turns are answered in order, one at a time, whatever comes meanwhile", async () => {
  const waiting: Array<(text: string) => void> = [];
  flow.outside.answer = () =>
    new Promise((answer) => {
      waiting.push((text) => answer({ status: 200, body: JSON.stringify({ messages: [{ text }] }) }));
    });
  const maria = await aVisitor(flow, "Maria");
  await comes(flow, maria);
  await until("asked", () => waiting.length === 1);
  await says(maria, "one");
  await says(maria, "two");
  await turns(50);
  expect(waiting).toHaveLength(1);
  for (const text of ["Hello!", "To one.", "To two."]) {
    const before = waiting.length;
    waiting.at(-1)!(text);
    await until(text, () => said(maria).includes(`Bo: ${text}`));
    if (text !== "To two.") await until("the next", () => waiting.length === before + 1);
  }
  expect(flow.outside.asked.map((_, index) => askedOf(index).message?.text ?? null)).toEqual([null, "one", "two"]);
});

test("killed while it thinks: asked again under the same id; away for long, people take over; who left is not asked about", async () => {
  flow.outside.answer = () => new Promise(() => {});
  const maria = await aVisitor(flow, "Maria");
  await comes(flow, maria);
  await until("asked", () => flow.outside.asked.length === 1);
  await flow.restart();
  answers({ messages: [{ text: "Hello!" }] });
  await flow.clock.advance(2_000);
  await until("answered", () => said(maria).includes("Bo: Hello!"));
  expect(askedOf(1).id).toBe(askedOf(0).id);

  flow.outside.answer = () => new Promise(() => {});
  await says(maria, "Are you there?");
  await until("asked", () => flow.outside.asked.length === 3);
  await flow.restart(60_000);
  for (let second = 0; second < 60 && maria.linkState().state !== "ready"; second++) await flow.clock.advance(1_000);
  await until("people", () => maria.held()?.conversation && summary(maria).bot === null);
  expect(flow.outside.asked).toHaveLength(3);

  const jonas = await aVisitor(flow, "Jonas");
  await comes(flow, jonas);
  await until("asked", () => flow.outside.asked.length === 4);
  await jonas.link.ask("conversation.end", { conversation: summary(jonas).id });
  await flow.restart();
  await flow.clock.advance(2_000);
  expect(flow.outside.asked).toHaveLength(4);
  expect(await flow.store().read.selectFrom("bot_turn").selectAll().execute()).toEqual([]);
});

test("where nobody takes whom it hands over it is asked what now; a bot that insists ends in the form", async () => {
  const full = await house.queue("Full", { threshold: 0 });
  const rule = flow.id() as RuleId;
  await house.rules([{ id: rule, name: "later", target: { to: "queue", queue: full } }], null);
  answers({ handOver: { to: "rule", rule } }, { messages: [{ text: "Sorry!" }], form: true });
  const maria = await aVisitor(flow, "Maria");
  await comes(flow, maria);
  await until("the form", () => maria.held()?.conversation && summary(maria).form);
  expect(askedOf(1)).toMatchObject({ type: "refused" });
  expect(said(maria)).toEqual(["Bo: Sorry!"]);
  flow.outside.answer = () => ({ status: 200, body: JSON.stringify({ handOver: { to: "rule", rule } }) });
  const before = flow.outside.asked.length;
  const jonas = await aVisitor(flow, "Jonas");
  await comes(flow, jonas);
  await until("the form", () => jonas.held()?.conversation && summary(jonas).form);
  expect(flow.outside.asked.length - before).toBe(4);
});

test("without a secret it is not asked; its address is checked when it is written; the secret is in no row", async () => {
  await flow.store().transact((tx) => tx.db.updateTable("bot").set({ secrets: null }).execute());
  const maria = await aVisitor(flow, "Maria");
  await comes(flow, maria);
  await until("people", () => maria.held()?.conversation && summary(maria).bot === null);
  expect(flow.outside.asked).toEqual([]);
  const { bots } = await house.ada.link.ask("routing.plan", {});
  const { id, ...expected } = bots[0]!;
  for (const url of ["https://127.0.0.1/", "http://shop.example/", "https://10.0.0.1:8443/"]) {
    const to = { ...expected, remote: { url, within: 5 } };
    const fault = await refused(house.ada.link.ask("bot.save", { id, to, expected }));
    expect(fault).toMatchObject({ code: "invalid", values: { at: "remote.url" } });
  }
  const { read } = flow.store();
  for (const table of ["bot", "answered", "event", "audit"] as const)
    expect(JSON.stringify(await read.selectFrom(table).selectAll().execute())).not.toContain(secret.slice(6));
});
