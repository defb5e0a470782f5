import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { SiteOption } from "../../src-shared/sites/options.ts";
import { counted } from "../../src-hub/conversations/counted.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { aVisitor, type Coming, comes, laidDown, takes } from "../support/laid-down.ts";
import { siteBuilder, standing, untilStanding } from "../support/sites.ts";

// The ways of offering video as ready-made templates (features 001-08…24): each walks what its row promises.

let flow: Flow;
let house: Awaited<ReturnType<typeof laidDown>>;
let anna: Awaited<ReturnType<typeof house.agent>>;
let maria: Awaited<ReturnType<typeof aVisitor>>;
beforeEach(async () => {
  flow = await startFlow();
  house = await laidDown(flow);
  anna = await house.agent("Anna");
  maria = await aVisitor(flow, "Maria");
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

async function option(which: SiteOption, page = ""): Promise<void> {
  const site = siteBuilder(house.ada);
  await site.useOption(which, [anna.state().account.id], page);
  expect(standing(flow)).toBe("");
  await site.publish();
}

const now = () => maria.state().conversation?.summary;
const presence = (state: "available" | "away") => anna.link.ask("presence.set", { state });
const came = async (how: Coming, visitor = maria): Promise<ConversationId> => {
  const conversation = await comes(flow, visitor, how);
  await until("it shows", () => visitor.state().conversation?.summary.id === conversation);
  return conversation;
};
async function over(conversation: ConversationId): Promise<void> {
  await maria.link.ask("conversation.end", { conversation });
  await anna.link.ask("conversation.wrapUp", { conversation, outcome: "solved", note: "" });
}
const count = () => flow.store().snapshot((db) => counted(db, { from: 0, to: Infinity, site: "site" }));
const says = async (text: string) =>
  maria.link.ask("chat.send", { conversation: now()!.id, id: flow.id() as MessageId, text });
const written = () =>
  maria
    .state()
    .conversation!.entries.flatMap(({ event }) => (event.type === "chat.messageAdded" ? [event.message.text] : []));

test("option 1: one button for both; chat and then video are two conversations, linked; a chat that becomes a call is one", async () => {
  await option("1");
  await untilStanding(flow, "contact: chat+video");
  const first = await came({ button: "contact" });
  await takes(anna);
  maria.unplug();
  maria.mend();
  await over(first);
  const second = await came({ button: "contact", channel: "video" });
  await takes(anna);
  expect(now()).toMatchObject({ channel: "video", id: second });
  expect(maria.state().conversation!.entries[0]!.event).toMatchObject({ previous: first });
  expect(await count()).toEqual({ conversations: 2, chat: 1, video: 1, escalated: 0, linked: 1 });
  await over(second);

  const third = await came({ button: "contact" });
  await takes(anna);
  const { invite } = await anna.link.ask("video.invite", { conversation: third });
  await maria.link.ask("video.accept", { invite });
  expect(await count()).toEqual({ conversations: 3, chat: 2, video: 2, escalated: 1, linked: 2 });
});

test("option 2: a floating chat and a fixed video button, which is gone within a second when nobody is free, and comes back", async () => {
  // What was laid down for the chat stays: a bot answers (001-10).
  const bot = await house.bot("Bo", [{ do: "say", id: "hello", text: "Hello from Bo", next: null }]);
  await house.settings(seededQueue, { threshold: 0, fallbacks: [{ to: "bot", bot }] });
  await option("2");
  await untilStanding(flow, "chat: chat, video: video");
  await presence("away");
  expect(await untilStanding(flow, "chat: chat")).toBeLessThanOrEqual(1000);
  // Who was quicker than the page is not left alone: the chat's bot has him.
  const eva = await aVisitor(flow, "Eva");
  await came({ button: "video", channel: "video" }, eva);
  expect(eva.state().conversation!.summary).toMatchObject({ channel: "chat", bot: { name: "Bo" } });
  await presence("available");
  expect(await untilStanding(flow, "chat: chat, video: video")).toBeLessThanOrEqual(1000);

  // Somebody else has her: nobody waits for video (001-24).
  const jonas = await aVisitor(flow, "Jonas");
  await came({ button: "video", channel: "video" }, jonas);
  await takes(anna);
  expect(await untilStanding(flow, "chat: chat")).toBeLessThanOrEqual(1000);
  await came({ button: "chat" });
  await until("the bot speaks", () => written().includes("Hello from Bo"));
  const { conversation } = jonas.state();
  await jonas.link.ask("conversation.end", { conversation: conversation!.summary.id });
  await anna.link.ask("conversation.wrapUp", { conversation: conversation!.summary.id, outcome: "solved", note: "" });
  expect(await untilStanding(flow, "chat: chat, video: video")).toBeLessThanOrEqual(1000);
});

test("option 3: a bot goes through its scenario and gives the address of the page for video, or a person", async () => {
  await option("3", "https://shop.example/video");
  await untilStanding(flow, "chat: chat");
  const chat = await came({ button: "chat" });
  await until("the bot asks", () => written().length === 1);
  await says("By video");
  await until("the address", () => written().at(-1) === "This way: https://shop.example/video");
  await maria.link.ask("conversation.end", { conversation: chat });
  // On that page, by its own button: two conversations (001-15).
  await came({ button: "video-page", channel: "video", page: "https://shop.example/video" });
  await takes(anna);
  expect(await count()).toMatchObject({ conversations: 2, chat: 1, video: 1, linked: 1 });
});

test("option 3: who would rather write and finds nobody has a place among people: no dead end after a bot", async () => {
  await option("3", "https://shop.example/video");
  await came({ button: "chat" });
  await presence("away");
  await until("the bot asks", () => written().length === 1);
  await says("By chat");
  await until("among people", () => now()?.bot === null);
  expect(now()).toMatchObject({ state: "waiting" });
});

test("option 4: bot, then an agent; who comes for the video later stays in the group that ran the chat", async () => {
  const other = await house.agent("Jonas");
  await option("4", "https://shop.example/video");
  const chat = await came({ button: "chat" });
  await until("among people", () => now()?.bot === null);
  expect(other.state().offers).toEqual([]);
  expect(await takes(anna)).toBe(chat);
  await over(chat);
  await came({ button: "video-page", channel: "video" });
  await until("an offer", () => anna.state().offers[0]);
  expect(other.state().offers).toEqual([]);
});

test("option 5: video on a part of the site, without chat", async () => {
  await option("5", "shop.example/advice");
  const advice = { url: "https://shop.example/advice/roses" };
  await untilStanding(flow, "video: video", advice);
  expect(standing(flow)).toBe("");
  await presence("away");
  expect(await untilStanding(flow, "", advice)).toBeLessThanOrEqual(1000);
});

test("option 6: video, and the chat button in its place when no agent is there for it", async () => {
  await option("6");
  await untilStanding(flow, "contact: video");
  await presence("away");
  expect(await untilStanding(flow, "contact: chat")).toBeLessThanOrEqual(1000);
  await came({ button: "contact" });
  expect(now()).toMatchObject({ channel: "chat", state: "waiting" });
  await presence("available");
  const chat = await takes(anna);
  await over(chat);
  expect(await untilStanding(flow, "contact: video")).toBeLessThanOrEqual(1000);
});

test("option 6A: nobody waits for video; whom nobody takes a bot speaks to, and behind it there are places", async () => {
  await option("6A");
  await untilStanding(flow, "contact: video");
  await presence("away");
  await untilStanding(flow, "contact: chat");
  maria.unplug();
  maria.mend();
  await came({ button: "contact" });
  await until("the bot speaks", () => written()[0] === "All of us are in a conversation.");
  await until("among people", () => now()?.bot === null);
  expect(now()).toMatchObject({ state: "waiting", queue: { id: seededQueue } });
  const others = await Promise.all(["B", "C", "D", "E"].map((name) => aVisitor(flow, name)));
  for (const other of others) {
    await flow.clock.advance(1000);
    await came({ button: "contact" }, other);
    await until("waits", () => other.state().conversation?.summary.bot === null);
  }
  // The five places are taken: the bot asks the sixth for a message.
  const sixth = await aVisitor(flow, "F");
  await came({ button: "contact" }, sixth);
  await until("a message instead", () => sixth.state().conversation?.summary.form);
  await presence("available");
  await until("the first is offered first", () => anna.state().offers[0]?.conversation === now()!.id);
});

test("option 6B: one group for both, without a limit: who finds no video has the chat, at once or when it is his turn", async () => {
  await option("6B");
  await untilStanding(flow, "contact: video");
  await presence("away");
  await untilStanding(flow, "contact: chat");
  const others = await Promise.all(["B", "C", "D", "E", "F", "G"].map((name) => aVisitor(flow, name)));
  for (const other of others) await came({ button: "contact" }, other);
  await flow.clock.advance(1000);
  await came({ button: "contact" });
  await until("told his place", () => maria.state().ahead === 6);
  expect(now()).toMatchObject({ channel: "chat", state: "waiting" });
  await presence("available");
  await until("offered", () => anna.state().offers.length === 1);
});

test("used twice, an option takes free names and keys; where a rule for everybody stands, its own goes before", async () => {
  await house.rules([{ name: "everybody", target: { to: "queue", queue: seededQueue } }]);
  const site = siteBuilder(house.ada);
  await site.useOption("6A", []);
  const { made } = await site.useOption("6A", []);
  expect(made).toEqual([
    { kind: "buttons", name: "Chat and video" },
    { kind: "groups", name: "Video 2" },
    { kind: "queues", name: "Chat and video 2" },
    { kind: "bots", name: "Before the call 2" },
    { kind: "rules", name: "Chat and video 2" },
    { kind: "rules", name: "Who waits behind the bot 2" },
  ]);
  expect((await site.read()).draft!.body.buttons.map(({ key }) => key)).toEqual(["contact-2", "contact"]);
  const { rules } = await house.ada.link.ask("routing.plan", {});
  expect(rules.at(-1)?.name).toBe("everybody");
});
