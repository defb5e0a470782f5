import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { RuleId } from "../../src-shared/routing/rules.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { aVisitor, comes, laidDown, refused, takes } from "../support/laid-down.ts";

let flow: Flow;
let house: Awaited<ReturnType<typeof laidDown>>;
beforeEach(async () => {
  flow = await startFlow();
  house = await laidDown(flow);
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

type Visitor = Awaited<ReturnType<typeof aVisitor>>;
const said = (visitor: Visitor) =>
  visitor
    .state()
    .conversation!.entries.flatMap(({ event }) =>
      event.type === "chat.messageAdded" ? [`${event.message.from.name}: ${event.message.text}`] : [],
    );
const says = (visitor: Visitor, text: string) =>
  visitor.link.ask("chat.send", {
    conversation: visitor.state().conversation!.summary.id,
    id: flow.id() as MessageId,
    text,
  });
const summary = (visitor: Visitor) => visitor.state().conversation!.summary;

const script = (later: string) => [
  { do: "say", id: "hello", text: "Hello, I am Bo.", next: "what" },
  {
    do: "ask",
    id: "what",
    text: "What is it about?",
    choices: [
      { text: "An order", words: ["order", "parcel"], next: "people" },
      { text: "Opening hours", words: ["open"], next: "hours" },
    ],
    again: "I did not understand that.",
  },
  { do: "say", id: "hours", text: "Nine to five.", next: "what" },
  { do: "hand-over", id: "people", to: { to: "rule", rule: later }, refused: "form" },
  { do: "form", id: "form", text: "Nobody is free. Leave us a line." },
];

test("a group escalates to a bot, and the bot to another rule with places to wait (001-22, 001-25)", async () => {
  const group = await house.group("Video and chat");
  const later = flow.id() as RuleId;
  const night = await house.queue("Later");
  await house.rules([{ id: later, name: "later", target: { to: "queue", queue: night, group, threshold: 2 } }], null);
  const bot = await house.bot("Bo", script(later));
  await house.settings(seededQueue, { fallbacks: [{ to: "bot", bot }] });
  await house.rules([{ name: "now", target: { to: "queue", queue: seededQueue, group, threshold: 0 } }]);

  const maria = await aVisitor(flow, "Maria");
  await comes(flow, maria);
  await until("the bot speaks", () => maria.held()?.conversation?.entries.length === 3);
  expect(summary(maria)).toMatchObject({ state: "waiting", bot: { name: "Bo" }, agent: null });
  expect(said(maria)).toEqual(["Bo: Hello, I am Bo.", "Bo: What is it about?"]);
  const question = maria.state().conversation!.entries.at(-1)!.event;
  expect(question).toMatchObject({ message: { from: { kind: "bot" }, choices: ["An order", "Opening hours"] } });
  expect(maria.state().ahead).toBeNull();

  await says(maria, "when do you open?");
  await until("answered", () => said(maria).includes("Bo: Nine to five."));
  await says(maria, "hm");
  await until("asked again", () => said(maria).includes("Bo: I did not understand that."));
  await says(maria, "My parcel!");
  await until("handed over", () => summary(maria).bot === null);
  expect(summary(maria).queue.name).toBe("Later");
  await until("her place", () => maria.state().ahead === 0);
  await says(maria, "Are you there?");
  expect(said(maria).at(-1)).toBe(": Are you there?");

  const anna = await house.agent("Anna", { groups: [group] });
  expect(await takes(anna)).toBe(summary(maria).id);
  await until("the whole talk", () => anna.state().conversations[0]);
  expect(summary(maria)).toMatchObject({ state: "active", agent: { name: "Anna" } });
});

test("where nobody takes whom it hands over it goes on: he may leave a message, and is no dead end (001-16)", async () => {
  const later = flow.id() as RuleId;
  const full = await house.queue("Full", { threshold: 0 });
  await house.rules([{ id: later, name: "later", target: { to: "queue", queue: full } }], null);
  const bot = await house.bot("Bo", script(later));
  await house.rules([{ name: "all", target: { to: "bot", bot } }]);
  const maria = await aVisitor(flow, "Maria");
  await flow.clock.advance(1_000);
  expect(maria.state().availability).toMatchObject({ chat: "open", video: "nobody" });
  await comes(flow, maria);
  await until("the bot speaks", () => maria.held()?.conversation?.entries.length === 3);
  await flow.restart();
  await flow.clock.advance(2_000);
  await says(maria, "1");
  await until("the form", () => summary(maria).form);
  expect(said(maria).at(-1)).toBe("Bo: Nobody is free. Leave us a line.");
  await maria.link.ask("message.leave", { name: "Maria", replyTo: "maria@shop.test", text: "Where is my parcel?" });
  await until("over", () => summary(maria).state === "ended");
  const anna = await house.agent("Anna");
  expect(anna.state().offers).toEqual([]);
  const { messages, open } = await anna.link.ask("leftMessages.read", {});
  expect(open).toBe(1);
  expect(messages[0]).toMatchObject({ name: "Maria", replyTo: "maria@shop.test", site: "Garden", done: null });
  await anna.link.ask("leftMessages.done", { message: messages[0]!.id });
  expect(await refused(anna.link.ask("leftMessages.done", { message: messages[0]!.id }))).toMatchObject({
    reason: "message-done",
  });
  expect(await anna.link.ask("leftMessages.read", { done: true })).toMatchObject({
    open: 0,
    messages: [{ done: { by: { name: "Anna" } } }],
  });
});

test("two bots that hand to each other stop; a bot that is gone leaves him where he would go now", async () => {
  const [one, two] = [flow.id() as RuleId, flow.id() as RuleId];
  const closed = await house.queue("Closed", { openWithoutAgents: false });
  await house.rules(
    [
      { id: one, name: "one", target: { to: "queue", queue: closed } },
      { id: two, name: "two", target: { to: "queue", queue: closed } },
    ],
    null,
  );
  const handing = (rule: RuleId) => [
    { do: "hand-over", id: "over", to: { to: "rule", rule }, refused: "form" },
    { do: "form", id: "form", text: "Leave us a line." },
  ];
  const [ping, pong] = [await house.bot("Ping", handing(two)), await house.bot("Pong", handing(one))];
  await house.rules(
    [
      { id: one, name: "one", target: { to: "bot", bot: ping } },
      { id: two, name: "two", target: { to: "bot", bot: pong } },
    ],
    null,
  );
  await house.rules([{ name: "all", target: { to: "bot", bot: ping } }]);
  const maria = await aVisitor(flow, "Maria");
  await comes(flow, maria);
  await until("the form", () => summary(maria).form);
  expect(said(maria)).toEqual(["Pong: Leave us a line."]);
  await house.rules([]);
  await flow.store().transact((tx) => tx.db.deleteFrom("bot").execute());
  // Any change of the configuration has the whole of it read again.
  await house.group("Night");
  await says(maria, "Hello?");
  await until("in the site's queue", () => maria.state().ahead === 0);
  expect(summary(maria)).toMatchObject({ bot: null, form: false, queue: { name: "Sales" } });
});

test("who waited goes to the bot by escalation and back among people at his old place", async () => {
  const second = await house.queue("Second");
  const bot = await house.bot("Bo", [
    { do: "hand-over", id: "over", to: { to: "queue", queue: second }, refused: "form" },
    { do: "form", id: "form", text: "Leave us a line." },
  ]);
  await house.settings(seededQueue, { escalateAfter: 60, fallbacks: [{ to: "bot", bot }] });
  const maria = await aVisitor(flow, "Maria");
  await comes(flow, maria);
  await flow.clock.advance(61_000);
  await until("moved by way of the bot", () => summary(maria).queue.name === "Second");
  const anna = await house.agent("Anna");
  const offer = await until("an offer", () => anna.held()?.offers[0]);
  expect(flow.clock.now() - offer.waitingSince).toBeGreaterThan(60_000);
});
