import { afterEach, beforeEach, expect, test } from "vitest";
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

test("availability is per channel, and told within a second after it changes (001-11, 001-40)", async () => {
  const maria = await aVisitor(flow, "Maria");
  const state = () => [maria.state().availability.chat, maria.state().availability.video];
  expect(state()).toEqual(["queue", "nobody"]);
  const anna = await house.agent("Anna");
  await flow.clock.advance(1_000);
  expect(state()).toEqual(["open", "open"]);
  await comes(flow, await aVisitor(flow, "Nils"));
  await takes(anna);
  await flow.clock.advance(1_000);
  // She has a chat, so no call now; she may have two more chats.
  expect(state()).toEqual(["open", "queue"]);
  await house.settings(seededQueue, { openWithoutAgents: false });
  await anna.link.ask("presence.set", { state: "away" });
  await flow.clock.advance(1_000);
  expect(state()).toEqual(["nobody", "nobody"]);
  await anna.link.ask("presence.set", { state: "available" });
  await flow.clock.advance(1_000);
  expect(state()).toEqual(["open", "queue"]);
  await house.rules([
    { name: "calls", conditions: { channel: "video" }, target: { to: "queue", queue: seededQueue, threshold: 0 } },
  ]);
  await flow.clock.advance(1_000);
  // Nobody waits for a call: while she is busy there is none.
  expect(state()).toEqual(["open", "full"]);
  maria.cut();
  await flow.clock.advance(1_000);
  expect(state()).toEqual(["open", "full"]);
});

test("a button that is different is told beside the rest; what hangs on the page shows the best that may be", async () => {
  const closed = await house.queue("Closed", {
    openWithoutAgents: false,
    texts: { closed: "", full: "", nobody: "No." },
  });
  await house.rules([
    { name: "button", conditions: { buttons: ["night"] }, target: { to: "queue", queue: closed } },
    {
      name: "page",
      conditions: { pages: [{ how: "contains", text: "/night" }] },
      target: { to: "queue", queue: closed },
    },
  ]);
  const maria = await aVisitor(flow, "Maria");
  await flow.clock.advance(1_000);
  const { availability } = maria.state();
  expect(availability.chat).toBe("queue");
  expect(availability.buttons).toMatchObject({ night: { chat: "nobody", text: "No." } });
});

test("his place and his wait keep updating; no number without a basis: fewer than five taken, nobody at work, nobody taken for long", async () => {
  const anna = await house.agent("Anna", { capacity: { chat: 20, video: 0, "co-browse": 0 } });
  for (let at = 0; at < 4; at++) {
    await comes(flow, await aVisitor(flow, `Early ${at}`));
    await takes(anna);
    await flow.clock.advance(60_000);
  }
  await comes(flow, await aVisitor(flow, "Fifth"));
  const maria = await aVisitor(flow, "Maria");
  await flow.clock.advance(1_000);
  await comes(flow, maria);
  await until("he waits", () => maria.state().ahead === 1);
  expect(maria.state().seconds).toBeNull();
  await takes(anna);
  await until("next", () => maria.state().ahead === 0);
  // Five within four minutes: one in 48 seconds, said as a whole minute.
  expect(maria.state().seconds).toBe(60);
  maria.cut();
  await flow.clock.advance(1_000);
  expect(maria.state()).toMatchObject({ ahead: 0, seconds: 60 });
  await flow.restart();
  await flow.clock.advance(2_000);
  expect(maria.state().seconds).toBe(60);
  const offer = await until("an offer", () => anna.state().offers[0]);
  await anna.link.ask("offer.decline", { offer: offer.id });
  await flow.clock.advance(20_000);
  await anna.link.ask("presence.set", { state: "away" });
  await until("no number while nobody is at work", () => maria.state().seconds === null);
  expect(maria.state().ahead).toBe(0);
});

test("who leaves a message does so only where it is offered, and not without end", async () => {
  const maria = await aVisitor(flow, "Maria");
  const leave = () => maria.link.ask("message.leave", { name: "", replyTo: "+358 40", text: "Call me." });
  expect(await refused(leave())).toMatchObject({ code: "forbidden", reason: "message-not-taken" });
  await house.settings(seededQueue, { fallbacks: [{ to: "form" }] });
  await flow.clock.advance(1_000);
  await comes(flow, maria);
  await leave();
  await until("he waits no longer", () => maria.state().conversation?.summary.state === "ended");
  for (let at = 0; at < 4; at++) await leave();
  expect(await refused(leave())).toMatchObject({ code: "too-fast", reason: "messages-too-many" });
  expect(await refused(maria.link.ask("message.leave", { name: "", replyTo: " ", text: "x" }))).toMatchObject({
    reason: "reply-to-missing",
  });
});
