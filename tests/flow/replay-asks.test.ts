import { afterEach, beforeEach, expect, test } from "vitest";
import type { Role } from "../../src-shared/accounts/model.ts";
import { DayChanges } from "../../src-shared/replay/changes.ts";
import { DayKnown, WhatIf } from "../../src-shared/replay/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { workerReplays } from "../../src-hub/routing/replay/replays.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { keepDay, midnightBefore } from "../support/kept-day.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(() => flow.stop());

const shape = { conversations: 400, agents: 6, queues: 3, seed: 5 };
const small = { ...shape, conversations: 20 };
const two = (count: number) => String(count).padStart(2, "0");

async function aDesk(name: string, role: Role) {
  const desk = await flow.agent(name, role);
  await until(`${name} is here`, () => desk.held());
  return desk;
}

/** A day of yesterday, and what it is called. */
async function yesterday(of: typeof shape = shape): Promise<string> {
  const midnight = midnightBefore(flow.clock.now(), 1);
  await keepDay(flow.store().transact, of, midnight);
  const date = new Date(midnight);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const asked = (changes: object) => DayChanges.parse(changes);
const faultIn = (answer: Promise<unknown>) => answer.then(() => null, faultOf);

test("a supervisor finds the days, checks one to the bit, and asks what if", async () => {
  const mira = await aDesk("Mira", "supervisor");
  const day = await yesterday();
  const { days } = await mira.link.ask("replay.days", {});
  expect(days).toEqual([
    { day: expect.any(String), conversations: 0 },
    { day, conversations: 400 },
  ]);

  const known = DayKnown.parse(await mira.link.ask("replay.day", { day }));
  expect(known).toMatchObject({ day, conversations: 400, agentsLeftOff: 0 });
  expect(known.queues.map(({ name }) => name)).toEqual(["Queue 0", "Queue 1", "Queue 2"]);
  expect(known.agents).toHaveLength(6);

  const checked = await mira.link.ask("replay.check", { day });
  expect(checked).toMatchObject({ difference: null, otherVersions: 0 });
  expect(checked.decisions).toBeGreaterThan(300);

  const changes = asked({ more: [{ like: "Agent 0" }], queues: { "Queue 1": { priority: 9 } } });
  const first = WhatIf.parse(await mira.link.ask("replay.whatIf", { day, changes, seed: 3 }));
  expect(first.seed).toBe(3);
  expect(first.recorded.all.offered).toBe(400);
  expect(first.after.all.meanWait!).toBeLessThan(first.before.all.meanWait!);
  expect(first.after.queues).toHaveLength(3);
  expect(await mira.link.ask("replay.whatIf", { day, changes, seed: 3 })).toEqual(first);
});

test("an agent is told that it is not his; an administrator may", async () => {
  const anna = await aDesk("Anna", "agent");
  for (const asked of [anna.link.ask("replay.days", {}), anna.link.ask("replay.stop", {})])
    expect(await faultIn(asked)).toMatchObject({ code: "forbidden", reason: "permission-missing" });
  const ada = await aDesk("Ada", "administrator");
  expect((await ada.link.ask("replay.days", {})).days).toHaveLength(1);
});

test("what the day does not understand is refused with what it was", async () => {
  const mira = await aDesk("Mira", "supervisor");
  const day = await yesterday(small);
  const whatIf = (changes: object) =>
    faultIn(mira.link.ask("replay.whatIf", { day, changes: asked(changes), seed: 1 }));
  const unknown = (of: string, name: string) => ({
    code: "invalid",
    reason: `replay-${of}-unknown`,
    values: { name },
  });
  expect(await whatIf({ queues: { Nowhere: { threshold: 0 } } })).toEqual(unknown("queue", "Nowhere"));
  expect(await whatIf({ capacity: { Nobody: { chat: 1 } } })).toEqual(unknown("agent", "Nobody"));
  expect(await whatIf({ more: [{ like: "Nobody" }] })).toEqual(unknown("agent", "Nobody"));
  // It would change nothing, so it is not taken in silence.
  expect(await whatIf({ queues: { "Queue 0": { offerFor: 10 } } })).toEqual(unknown("setting", "offerFor"));
  expect(await whatIf({ queues: { "Queue 0": { threshold: -1 } } })).toMatchObject({
    reason: "replay-setting-wrong",
    values: { name: "threshold" },
  });
  for (const [wrong, reason] of [
    ["2023-02-30", "replay-day-wrong"],
    ["yesterday", "replay-day-wrong"],
    ["2019-01-01", "replay-day-empty"],
  ] as const)
    expect(await faultIn(mira.link.ask("replay.check", { day: wrong }))).toMatchObject({ reason });
  expect(flow.defects).toEqual([]);
});

test("one at a time: the second is told whose it is, what was stopped is refused, and then it is free again", async () => {
  const mira = await aDesk("Mira", "supervisor");
  const ada = await aDesk("Ada", "administrator");
  const day = await yesterday();
  const first = faultIn(mira.link.ask("replay.check", { day }));
  expect(await faultIn(mira.link.ask("replay.day", { day }))).toMatchObject({
    code: "busy",
    reason: "replay-yours-runs",
  });
  expect(await faultIn(ada.link.ask("replay.day", { day }))).toMatchObject({ code: "busy", reason: "replay-runs" });
  // Another's hand does not stop it.
  await ada.link.ask("replay.stop", {});
  await mira.link.ask("replay.stop", {});
  expect(await first).toMatchObject({ code: "gone", reason: "replay-stopped" });
  expect(await faultIn(ada.link.ask("replay.check", { day }))).toBeNull();
});

test("other asks are answered while a day is run again", async () => {
  const mira = await aDesk("Mira", "supervisor");
  const day = await yesterday({ ...shape, conversations: 3_000, agents: 20 });
  let isDone = false;
  const answer = mira.link.ask("replay.check", { day }).finally(() => (isDone = true));
  let answered = 0;
  for (; !isDone && answered < 20; answered++)
    await mira.link.ask("presence.set", { state: answered % 2 ? "away" : "busy" });
  expect(answered).toBe(20);
  expect(isDone).toBe(false);
  expect((await answer).difference).toBeNull();
});

test("what takes longer than a minute ends with a sentence", async () => {
  const mira = await aDesk("Mira", "supervisor");
  const day = await yesterday();
  const answer = faultIn(mira.link.ask("replay.check", { day }));
  // It has begun.
  expect(await faultIn(mira.link.ask("replay.check", { day }))).toMatchObject({ code: "busy" });
  await flow.clock.advance(60_000);
  expect(await answer).toMatchObject({ code: "unavailable", reason: "replay-too-long", values: { limit: 60 } });
  expect(await faultIn(mira.link.ask("replay.check", { day }))).toBeNull();
});

test("a day that is too big is refused by its rows, one that outgrows its memory when it does", async () => {
  const day = await yesterday();
  const few = workerReplays(flow.file(), flow.clock, { mostRows: 100 });
  expect(await faultIn(few.run("mira", { do: "check", day }))).toMatchObject({
    code: "full",
    reason: "replay-day-too-big",
  });
  const narrow = workerReplays(flow.file(), flow.clock, { memory: 8 });
  expect(await faultIn(narrow.run("mira", { do: "check", day }))).toMatchObject({
    code: "full",
    reason: "replay-too-big",
  });
});

test("a hub that ends waits for no replay", async () => {
  const mira = await aDesk("Mira", "supervisor");
  const day = await yesterday();
  const replays = workerReplays(flow.file(), flow.clock);
  const answer = faultIn(replays.run("mira", { do: "check", day }));
  replays.close();
  expect(await answer).toMatchObject({ code: "unavailable", reason: "replay-hub-stops" });
  // Its own is asked again by a desk that is back: nothing of it is left in the way.
  const lost = faultIn(mira.link.ask("replay.check", { day }));
  await flow.restart();
  expect(await lost).toMatchObject({ code: "unavailable" });
  await flow.clock.advance(2_000);
  await until("she is back", () => mira.linkState().state === "ready");
  expect((await mira.link.ask("replay.check", { day })).difference).toBeNull();
});
