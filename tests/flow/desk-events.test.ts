import { afterEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Desk, deskAtWork } from "../support/desk.ts";
import { fakeShell } from "../support/fake-shell.ts";
import { turns, until } from "../support/hand-clock.ts";
import { byAnna } from "../support/history.ts";
import { accepted, ending, message, note } from "../support/visits.ts";

const desks: Desk[] = [];
async function begin(parts: Parameters<typeof deskAtWork>[0] = {}) {
  const desk = await deskAtWork(parts);
  desks.push(desk);
  return desk;
}
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.stop();
});

test("an event is on the disk before the window hears of it", async () => {
  const { hub, page, log } = await begin();
  const visit = accepted();
  hub.enter(visit);
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  log.hold(true);
  hub.add(visit.conversation, "public", message(visit.conversation, 1, "Is the chair oak?"));
  await turns();
  expect(page.events).not.toContain("chat.messageAdded");
  log.hold(false);
  await until("it is shown", () => page.events.includes("chat.messageAdded"));
  const found = await page.ask("callLog.search", { words: "oak" });
  expect(found.entries.map((entry) => entry.conversation)).toEqual([visit.conversation]);
  expect(found.entries[0]?.excerpt).toBe("Is the chair \u0002oak\u0003?");
  expect(page.state().callLog).toBe("written");
});

test("a slow disk holds an event up for 100 ms and no longer, and is said as long as it lasts", async () => {
  const { hub, page, log, clock } = await begin();
  const visit = accepted();
  hub.enter(visit);
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  log.hold(true);
  hub.add(visit.conversation, "public", message(visit.conversation, 1, "one"));
  await clock.advance(99);
  expect(page.events).not.toContain("chat.messageAdded");
  await clock.advance(1);
  expect(page.events).toContain("chat.messageAdded");
  expect(page.state().callLog).toBe("behind");
  log.hold(false);
  await until("it is written", () => page.state().callLog === "written");
});

test("what comes while a write is under way goes as one next batch, in order", async () => {
  const { hub, page, log } = await begin();
  const visit = accepted();
  hub.enter(visit);
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  log.hold(true);
  const before = log.asked.filter((ask) => ask === "write").length;
  for (let number = 1; number <= 20; number++)
    hub.add(visit.conversation, "public", message(visit.conversation, number, `word${number}`));
  await turns();
  log.hold(false);
  await until("all are shown", () => page.events.filter((type) => type === "chat.messageAdded").length === 20);
  const texts = page.placed.flatMap(({ event }) => (event.type === "chat.messageAdded" ? [event.message.text] : []));
  expect(texts).toEqual(Array.from({ length: 20 }, (_, index) => `word${index + 1}`));
  expect(log.asked.filter((ask) => ask === "write").length - before).toBe(2);
});

test("a write that fails passes with a banner, and the conversation is read again when the disk is well", async () => {
  const { hub, page, log, clock } = await begin();
  const visit = accepted();
  hub.enter(visit);
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  log.broken = true;
  hub.add(visit.conversation, "public", message(visit.conversation, 1, "unwritten marmalade"));
  await until("it is shown all the same", () => page.events.includes("chat.messageAdded"));
  expect(page.state().callLog).toBe("behind");
  await clock.advance(60_000);
  expect(page.state().callLog).toBe("behind");
  log.broken = false;
  await clock.advance(60_000);
  await until("it is mended", () => page.state().callLog === "written");
  expect(hub.asked.some(({ ask }) => ask === "conversation.read")).toBe(true);
  const found = await page.ask("callLog.search", { words: "marmalade" });
  expect(found.entries).toHaveLength(1);
  const kept = await page.ask("callLog.read", { conversation: visit.conversation });
  expect(kept).toEqual(page.state().hub?.conversations[0]);
});

test("a call log that dies is started again, and what passed meanwhile is filled in", async () => {
  const { hub, page, log, clock } = await begin();
  const visit = accepted();
  hub.enter(visit);
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  log.dead = true;
  log.kill();
  await turns();
  hub.add(visit.conversation, "public", message(visit.conversation, 1, "while it was dead"));
  await until("it is shown", () => page.events.includes("chat.messageAdded"));
  expect(page.state().callLog).toBe("behind");
  await expect(page.ask("callLog.search", { words: "" })).rejects.toMatchObject({ fault: { code: "unavailable" } });
  log.dead = false;
  await clock.advance(90_000);
  await until("it is mended", () => page.state().callLog === "written");
  expect((await page.ask("callLog.search", { words: "dead" })).entries).toHaveLength(1);
});

test("a whole conversation stands in the log with its times, outcome, note and time of video", async () => {
  const { hub, page } = await begin();
  const visit = accepted();
  const { conversation } = visit;
  const { ended, closed } = ending(conversation, "Wants the oak chair");
  hub.enter(visit);
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  const call = "00000000-0000-7000-8000-00000000ca11" as never;
  const invite = "00000000-0000-7000-8000-0000000007ed" as never;
  hub.add(conversation, "public", message(conversation, 1, "Hello"));
  hub.add(conversation, "public", {
    type: "video.invited",
    by: "agent",
    conversation,
    at: 6_000,
    invite,
    expiresAt: 66_000,
  });
  hub.add(conversation, "public", { type: "video.accepted", camera: "classic", conversation, at: 6_100, invite, call });
  hub.add(conversation, "public", message(conversation, 2, "I can see you", byAnna));
  hub.add(conversation, "public", { type: "video.ended", why: "hung-up", conversation, at: 8_350, call, by: "agent" });
  hub.add(conversation, "staff", note(conversation, 3, "Regular visitor"));
  hub.add(conversation, "public", ended);
  const fields = [{ label: "Order number", value: 7 }];
  hub.add(conversation, "staff", { ...closed, outcome: "sold", outcomeName: "Sold", fields } as typeof closed);
  await until("it is closed", () => page.state().hub?.conversations.length === 0);
  const { entries, more } = await page.ask("callLog.search", { words: "" });
  expect(more).toBe(false);
  expect(entries).toEqual([
    {
      conversation,
      visitor: "Maria",
      queue: "Sales",
      site: "Shop",
      startedAt: 1_000,
      acceptedAt: 2_400,
      endedAt: 9_000,
      closedAt: 9_500,
      videoFor: 2_250,
      calls: 1,
      messages: 2,
      outcome: "sold",
      outcomeName: "Sold",
      note: "Wants the oak chair",
      fields,
      excerpt: null,
    },
  ]);
  for (const words of ["regular", "oak", "maria"])
    expect((await page.ask("callLog.search", { words })).entries, words).toHaveLength(1);
});

test("what closed while the desk was away is filled in at the next start, older pages too", async () => {
  const first = await deskAtWork();
  const visit = accepted();
  const { conversation } = visit;
  first.hub.enter(visit);
  await until("it is open", () => first.page.state().hub?.conversations.length === 1);
  await first.app.stop();
  const { hub, clock } = first;
  hub.cut();
  hub.pageSize = 3;
  for (let number = 1; number <= 10; number++)
    hub.add(conversation, "public", message(conversation, number, `away${number}`));
  const { ended, closed } = ending(conversation);
  hub.add(conversation, "public", ended);
  hub.add(conversation, "staff", closed);
  const { page } = await begin({ clock, hub, shell: fakeShell(first.shell), ticket: "" });
  await clock.advance(1_000);
  await until("it is closed in the log", () => hub.asked.filter(({ ask }) => ask === "conversation.read").length >= 4);
  await turns();
  const kept = await page.ask("callLog.read", { conversation: conversation as ConversationId });
  expect(kept?.public.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
  expect(kept?.staff.summary.outcome).toBe("solved");
  expect((await page.ask("callLog.search", { words: "away1" })).entries).toHaveLength(1);
});
