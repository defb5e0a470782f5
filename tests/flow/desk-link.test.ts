import { readdirSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import { type Desk, deskAtWork, startDesk } from "../support/desk.ts";
import { fakeHub } from "../support/fake-hub.ts";
import { type FakeShell, fakeShell } from "../support/fake-shell.ts";
import { handClock, turns, until } from "../support/hand-clock.ts";
import { idOfNumber } from "../support/history.ts";
import { accepted, message } from "../support/visits.ts";

const desks: Desk[] = [];
function watched<D extends Desk>(desk: D): D {
  desks.push(desk);
  return desk;
}
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.stop();
});

/** What each page that was opened may reach now. */
const reach = ({ pages }: FakeShell) => pages.map(({ connect, frames }) => ({ connect, frames: frames() }));

test("the hub is away at the start: the window says so, goes on trying, and is ready when it comes", async () => {
  const clock = handClock();
  const hub = fakeHub(clock);
  hub.reachable = false;
  const desk = watched(await startDesk({ clock, hub, ticket: "ticket-1" }));
  const page = await desk.window();
  await clock.advance(5_000);
  expect(["lost", "connecting"]).toContain(page.state().link.state);
  expect(reach(desk.shell)).toEqual([{ connect: [], frames: [] }]);
  hub.reachable = true;
  await clock.advance(60_000);
  await until("it is ready", () => page.state().link.state === "ready");
});

test("an ask that was cut off is repeated with its key, and done once", async () => {
  const { hub, clock, page } = watched(await deskAtWork());
  const visit = accepted();
  hub.enter(visit);
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  hub.loseAnswers = true;
  const id = idOfNumber(1, 7) as MessageId;
  const key = idOfNumber(2, 7);
  const sent = page.ask("chat.send", { conversation: visit.conversation, id, text: "Hello" }, key);
  await until("the wire is cut", () => hub.lines() === 0);
  hub.loseAnswers = false;
  await clock.advance(30_000);
  expect(await sent).toMatchObject({ seq: 3 });
  const asked = hub.asked.filter(({ ask }) => ask === "chat.send");
  expect(asked.length).toBeGreaterThan(1);
  expect(new Set(asked.map((one) => one.key))).toEqual(new Set([key]));
  const texts = page
    .state()
    .hub?.conversations[0]?.public.entries.filter(({ event }) => event.type === "chat.messageAdded");
  expect(texts).toHaveLength(1);
});

test("what was said while the link was lost is filled in from the cursors, in the window and in the log", async () => {
  const { hub, clock, page } = watched(await deskAtWork());
  const visit = accepted();
  hub.enter(visit);
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  hub.reachable = false;
  hub.cut();
  for (let number = 1; number <= 3; number++)
    hub.add(visit.conversation, "public", message(visit.conversation, number, `missed${number}`));
  await turns();
  expect(page.state().link.state).toBe("lost");
  hub.reachable = true;
  await page.ask("link.retry", {});
  await until("it is back", () => page.state().link.state === "ready");
  expect(hub.hellos.at(-1)?.logs).toEqual({ [`${visit.conversation}/public`]: 2, [`${visit.conversation}/staff`]: 2 });
  expect(page.state().hub?.conversations[0]?.public.head).toBe(5);
  expect((await page.ask("callLog.search", { words: "missed2" })).entries).toHaveLength(1);
  await clock.advance(1);
});

test("a gap in a log is closed by asking again", async () => {
  const { hub, clock, page } = watched(await deskAtWork());
  const visit = accepted();
  hub.enter(visit);
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  hub.conversations.get(visit.conversation)!.public.push(message(visit.conversation, 1, "lost on the way"));
  hub.add(visit.conversation, "public", message(visit.conversation, 2, "after it"));
  await clock.advance(1_000);
  await until("both are there", () => page.state().hub?.conversations[0]?.public.head === 4);
  expect(hub.hellos).toHaveLength(2);
  expect((await page.ask("callLog.search", { words: "lost on the way" })).entries).toHaveLength(1);
});

test("another epoch of the hub's: everything is taken anew", async () => {
  const { hub, clock, page } = watched(await deskAtWork());
  const visit = accepted();
  hub.enter(visit);
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  hub.conversations.clear();
  hub.epoch = "epoch-2";
  hub.cut();
  await clock.advance(10_000);
  await until("it is back", () => page.state().link.state === "ready");
  expect(page.state().hub?.conversations).toEqual([]);
});

test("the window may reach the media server that the hub names, also when the hub is away at the next start", async () => {
  const first = await deskAtWork();
  const connect = ["ws://127.0.0.1:7880", "http://127.0.0.1:7880"];
  expect(reach(first.shell)).toEqual([{ connect, frames: [] }]);
  await first.app.stop();
  expect(readdirSync(first.shell.folders.data)).toContain("desk.json");
  first.hub.reachable = false;
  const second = watched(await startDesk({ clock: first.clock, hub: first.hub, shell: fakeShell(first.shell) }));
  expect(reach(second.shell)).toEqual([{ connect, frames: [] }]);
});
