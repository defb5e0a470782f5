import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hearQueue } from "../../src-hub/routing/snapshot.ts";
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

const sales = seededQueue;
const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const queueOf = (visitor: Awaited<ReturnType<typeof aVisitor>>) => visitor.state().conversation?.summary.queue.name;
const came = async (name: string, how = {}) => {
  const visitor = await aVisitor(flow, name);
  await comes(flow, visitor, how);
  await until("it shows", () => visitor.held()?.conversation);
  return visitor;
};

describe("thresholds", () => {
  test("0: nobody waits (001-24); who is served at once is let in", async () => {
    await house.settings(sales, { threshold: 0, texts: { closed: "", full: "All are busy.", nobody: "" } });
    expect(await refused(comes(flow, await aVisitor(flow, "Maria")))).toMatchObject({
      code: "full",
      reason: "queue-full",
      values: { text: "All are busy.", form: 0 },
    });
    await house.agent("Anna");
    const jonas = await came("Jonas");
    expect(jonas.state().conversation?.summary.state).toBe("waiting");
    expect(await refused(comes(flow, await aVisitor(flow, "Nils")))).toMatchObject({ reason: "queue-full" });
  });

  test("n: so many places (001-22), and not one more, though twenty come at the same moment", async () => {
    await house.settings(sales, { threshold: 3 });
    await house.agent("Anna");
    const visitors = await Promise.all(Array.from({ length: 20 }, (_, at) => aVisitor(flow, `Visitor ${at}`)));
    const all = await Promise.all(visitors.map((visitor) => refused(comes(flow, visitor))));
    // One place is Anna's own: she is free.
    expect(all.filter((one) => one === "let in")).toHaveLength(4);
  });

  test("0 for two agents: twenty at once, two are let in", async () => {
    await house.settings(sales, { threshold: 0 });
    await house.agent("Anna");
    await house.agent("Jonas");
    const visitors = await Promise.all(Array.from({ length: 20 }, (_, at) => aVisitor(flow, `Visitor ${at}`)));
    const all = await Promise.all(visitors.map((visitor) => refused(comes(flow, visitor))));
    expect(all.filter((one) => one === "let in")).toHaveLength(2);
  });

  test("none: no limit (001-23)", async () => {
    for (let at = 0; at < 8; at++) await came(`Visitor ${at}`);
    const rows = await flow.store().read.selectFrom("wait").select("id").where("state", "=", "waiting").execute();
    expect(rows).toHaveLength(8);
  });
});

describe("rules, in order", () => {
  test("by button, page, language and whether he was here before; none fits: the site's queue", async () => {
    const [garden, french, loyal] = [
      await house.queue("Garden"),
      await house.queue("French"),
      await house.queue("Loyal"),
    ];
    const to = (queue: string) => ({ target: { to: "queue", queue } });
    await house.rules([
      { name: "button", conditions: { buttons: ["plants"] }, ...to(garden) },
      { name: "page", conditions: { pages: [{ how: "begins", text: "shop.test/garden" }] }, ...to(garden) },
      { name: "french", conditions: { languages: ["fr"] }, ...to(french) },
      { name: "again", conditions: { returning: true }, ...to(loyal) },
    ]);
    expect(queueOf(await came("A", { button: "plants", language: "fr-FR" }))).toBe("Garden");
    expect(queueOf(await came("B", { page: "https://shop.test/garden/beds" }))).toBe("Garden");
    expect(queueOf(await came("C", { page: "https://shop.test/cart", language: "fr-CA" }))).toBe("French");
    const d = await came("D", { language: "fi" });
    expect(queueOf(d)).toBe("Sales");
    // No language tag, but what a browser says where nobody has set one: he comes in all the same.
    expect(queueOf(await came("E", { language: "c.UTF-8" }))).toBe("Sales");
    await d.link.ask("conversation.end", { conversation: d.state().conversation!.summary.id });
    const again = await comes(flow, d);
    await until("the next", () => d.state().conversation?.summary.id === again);
    expect(queueOf(d)).toBe("Loyal");
  });

  test("who comes again stays in the group that had him, with another rule too (001-19), and goes on when nobody of it is there", async () => {
    const [red, blue] = [await house.group("Red"), await house.group("Blue")];
    const video = await house.queue("Video");
    await house.rules([
      { name: "video", conditions: { channel: "video" }, target: { to: "queue", queue: video, group: blue } },
      { name: "chat", target: { to: "queue", queue: sales, group: red } },
    ]);
    const rita = await house.agent("Rita", { groups: [red] });
    const bert = await house.agent("Bert", { groups: [blue] });
    const maria = await came("Maria");
    await takes(rita);
    expect(bert.state().offers).toEqual([]);
    await maria.link.ask("conversation.end", { conversation: maria.state().conversation!.summary.id });
    const { conversation } = { conversation: maria.state().conversation!.summary.id };
    await rita.link.ask("conversation.wrapUp", { conversation, outcome: "solved", note: "" });
    const second = await comes(flow, maria, { channel: "video" });
    expect(await takes(rita)).toBe(second);
    await maria.link.ask("conversation.end", { conversation: second });
    await rita.link.ask("presence.set", { state: "away" });
    const third = await comes(flow, maria, { channel: "video" });
    expect(await takes(bert)).toBe(third);
  });

  test("his last agent has him first, for as long as the queue says", async () => {
    await house.settings(sales, { lastAgentFor: 60 });
    const anna = await house.agent("Anna", { capacity: { chat: 1, video: 1, "co-browse": 1 } });
    const maria = await came("Maria");
    const first = await takes(anna);
    await maria.link.ask("conversation.end", { conversation: first });
    await anna.link.ask("conversation.wrapUp", { conversation: first, outcome: "solved", note: "" });
    await came("Nils");
    const others = await takes(anna);
    const jonas = await house.agent("Jonas");
    await comes(flow, maria);
    await flow.clock.advance(2_000);
    expect(jonas.state().offers).toEqual([]);
    await flow.clock.advance(60_000);
    await until("Jonas is asked", () => jonas.state().offers.length === 1);
    expect(others).not.toBe(first);
  });
});

describe("closed, and what is possible instead", () => {
  test("by hours, with the time at which it opens; by hand, with the supervisor's words", async () => {
    const begins = Math.ceil(flow.clock.now() / 60_000) * 60_000 + 60_000;
    const [weekday, from] = [new Date(begins).getUTCDay(), new Date(begins).toISOString().slice(11, 16)];
    const hours = await house.hours({ zone: "UTC", weekly: { [days[weekday]!]: [{ from, to: "24:00" }] } });
    const texts = { closed: "See you soon.", full: "", nobody: "" };
    await house.settings(sales, { hours, texts, fallbacks: [{ to: "form" }] });
    const maria = await aVisitor(flow, "Maria");
    expect(await refused(comes(flow, maria))).toMatchObject({
      code: "unavailable",
      reason: "queue-closed",
      values: { text: "See you soon.", form: 1, opensAt: begins },
    });
    await flow.clock.advance(500);
    expect(maria.state().availability).toMatchObject({
      chat: "closed",
      text: "See you soon.",
      form: true,
      opensAt: begins,
    });
    await flow.clock.advance(begins - flow.clock.now() + 500);
    expect(maria.state().availability.chat).toBe("queue");
    await comes(flow, maria);
    const closed = JSON.stringify({ text: "Fire drill.", by: "Mira", at: flow.clock.now() });
    await flow.store().transact(async (tx) => {
      await tx.db.updateTable("queue").set({ closed }).where("id", "=", sales).execute();
      await hearQueue(tx, sales);
    });
    expect(await refused(comes(flow, await aVisitor(flow, "Nils")))).toMatchObject({
      reason: "queue-closed",
      values: { text: "Fire drill.", opensAt: 0 },
    });
    expect(maria.state().ahead).toBe(0);
  });

  test("nobody at work: let in all the same, unless the queue says otherwise; never for video", async () => {
    const maria = await came("Maria");
    expect(maria.state().conversation?.summary.state).toBe("waiting");
    expect(await refused(comes(flow, await aVisitor(flow, "Nils"), { channel: "video" }))).toMatchObject({
      reason: "queue-nobody",
    });
    await house.settings(sales, { openWithoutAgents: false });
    expect(await refused(comes(flow, await aVisitor(flow, "Otto")))).toMatchObject({ reason: "queue-nobody" });
  });

  test("fallbacks: another queue, then its own; video falls back to chat (001-21)", async () => {
    const last = await house.queue("Last");
    const second = await house.queue("Second", { threshold: 0, fallbacks: [{ to: "queue", queue: last }] });
    await house.settings(sales, { threshold: 0, fallbacks: [{ to: "chat" }, { to: "queue", queue: second }] });
    expect(queueOf(await came("Maria"))).toBe("Last");
    const nils = await came("Nils", { channel: "video" });
    expect(nils.state().conversation?.summary).toMatchObject({ channel: "chat", queue: { name: "Last" } });
  });

  test("video where the site lets visitors start none is chat's business", async () => {
    await house.agent("Anna");
    await house.ada.link.ask("site.change", { site: "site", starters: "agent", camera: "classic" });
    expect(await refused(comes(flow, await aVisitor(flow, "Maria"), { channel: "video" }))).toMatchObject({
      reason: "queue-nobody",
    });
  });
});

describe("video by its own button", () => {
  test("waits for an agent with a place for a call, who accepts; then the invite is there", async () => {
    const anna = await house.agent("Anna");
    const chats = await house.agent("Chats", { capacity: { chat: 3, video: 0, "co-browse": 1 } });
    const maria = await came("Maria", { channel: "video" });
    const offer = await until("an offer", () => anna.held()?.offers[0]);
    expect(offer).toMatchObject({ channel: "video" });
    expect(chats.state().offers).toEqual([]);
    await takes(anna);
    await flow.clock.advance(500);
    const invite = await until("an invite", () => maria.state().conversation?.summary.invite);
    expect(invite).toMatchObject({ by: "visitor" });
    await anna.link.ask("video.accept", { invite: invite.id });
    await until("a call", () => maria.state().conversation?.summary.call);
  });

  test("invited once: a hub that is killed in between makes it, and a declined invite does not come again", async () => {
    const anna = await house.agent("Anna");
    const maria = await came("Maria", { channel: "video" });
    await takes(anna);
    await flow.restart();
    await flow.clock.advance(2_000);
    const invite = await until("an invite", () => maria.held()?.conversation?.summary.invite);
    await anna.link.ask("video.decline", { invite: invite.id, reason: "rejected" });
    await flow.clock.advance(5_000);
    expect(maria.state().conversation?.summary.invite).toBeNull();
  });
});
