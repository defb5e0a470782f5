import { afterEach, beforeEach, expect, test } from "vitest";
import { hearQueue } from "../../src-hub/routing/snapshot.ts";
import type { HoursId, SkillId } from "../../src-shared/routing/ids.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { refusal } from "../support/calls.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import {
  accepts,
  type Colleagues,
  colleaguesIn,
  expectSound,
  idOfDesk,
  ownerOf,
  staffAt,
  staffTypes,
  toAgent,
} from "../support/transfers.ts";

let flow: Flow;
let people: Colleagues;
beforeEach(async () => {
  flow = await startFlow();
  people = await colleaguesIn(flow);
});
afterEach(async () => {
  await expectSound(flow);
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const begin = (note = "She wants a discount.") =>
  people.anna.link.ask("transfer.start", { conversation: people.conversation, to: toAgent(people.jonas), note });

test("to a queue: with the visitor's age, to whoever serves it but not to who hands on; each who declines passes it on", async () => {
  const { anna, jonas, mika, conversation, pair } = people;
  const care = flow.id() as QueueId;
  await flow.store().transact(async (tx) => {
    await tx.db.insertInto("queue").values({ id: care, name: "Care", closed: null }).execute();
    await hearQueue(tx, care);
  });
  await flow.clock.advance(20_000);
  const to = { kind: "queue", queue: care, group: null } as const;
  await anna.link.ask("transfer.start", { conversation, to, note: "" });
  const first = await until("it rings", () => [jonas, mika].find((desk) => desk.held()!.offers.length > 0));
  expect(anna.state().offers).toEqual([]);
  expect(first.state().offers[0]).toMatchObject({ queue: { name: "Care" }, waitingSince: pair.summary().startedAt });
  await first.link.ask("offer.decline", { offer: first.state().offers[0]!.id });
  const second = first === jonas ? mika : jonas;
  await accepts(second);
  await until("moved", () => pair.summary().agent?.name === second.state().account.name);
  expect(pair.summary().queue.name).toBe("Care");
  expect(staffTypes(second, conversation)).not.toContain("transfer.refused");
});

test("one left to the queue frees its agent's place, wakes when the visitor writes, and is never lost", async () => {
  const { anna, jonas, mika, conversation, pair } = people;
  for (const desk of [jonas, mika]) await desk.link.ask("presence.set", { state: "away" });
  const to = { kind: "queue", queue: seededQueue, group: null } as const;
  await anna.link.ask("transfer.start", { conversation, to, note: "" });
  await anna.link.ask("conversation.park", { conversation, until: null });
  expect(anna.state().presence.load.chat).toBe(0);
  expect(await ownerOf(flow, conversation)).toBe(idOfDesk(anna));
  await pair.visitor.link.ask("chat.send", { conversation, id: flow.id() as never, text: "Hello?" });
  await until("his again", () => anna.state().presence.load.chat === 1);
  await jonas.link.ask("presence.set", { state: "available" });
  await accepts(jonas);
  expect(await ownerOf(flow, conversation)).toBe(idOfDesk(jonas));
});

test("to a skill: only to those who have it at that level", async () => {
  const { anna, jonas, mika, conversation } = people;
  const finnish = flow.id() as SkillId;
  await flow.store().transact(async (tx) => {
    const { hearAgent, houseCapacity } = await import("../../src-hub/routing/snapshot.ts");
    await tx.db.insertInto("skill").values({ id: finnish, name: "Finnish" }).execute();
    const level = async (desk: typeof mika, least: number) => {
      const routing = JSON.stringify({ skills: [{ skill: finnish, level: least }] });
      await tx.db.updateTable("account").set({ routing }).where("id", "=", idOfDesk(desk)).execute();
      await hearAgent(tx, idOfDesk(desk), houseCapacity(3));
    };
    await level(jonas, 2);
    await level(mika, 4);
  });
  const to = (least: number) => ({ kind: "skill", skill: finnish, least }) as const;
  expect(await refusal(anna.link.ask("transfer.start", { conversation, to: to(5), note: "" }))).toBe(
    "nobody-has-skill",
  );
  await anna.link.ask("transfer.start", { conversation, to: to(3), note: "" });
  await until("it rings at Mika", () => mika.held()!.offers.length > 0);
  expect(staffAt(anna, conversation).transfer?.to).toMatchObject({
    kind: "skill",
    skill: { name: "Finnish" },
    least: 3,
  });
  expect(jonas.state().offers).toEqual([]);
  await accepts(mika);
  expect(await ownerOf(flow, conversation)).toBe(idOfDesk(mika));
});

test("what cannot be is refused with a reason, and changes nothing", async () => {
  const { anna, jonas, mika, conversation } = people;
  const start = (to: unknown, by = anna) =>
    refusal(by.link.ask("transfer.start", { conversation, to: to as never, note: "" }));
  expect(await start(toAgent(anna))).toBe("transfer-to-self");
  expect(await start({ kind: "agent", agent: flow.id() })).toBe("agent-unknown");
  expect(await start({ kind: "queue", queue: flow.id(), group: null })).toBe("queue-gone");
  expect(await start({ kind: "queue", queue: seededQueue, group: flow.id() })).toBe("nobody-serves-queue");
  expect(await start({ kind: "skill", skill: flow.id(), least: 1 })).toBe("skill-gone");
  expect(await start({ kind: "somebody" })).not.toBe("done");
  expect(await start(toAgent(jonas), mika)).toBe("conversation-gone");
  await mika.link.ask("presence.set", { state: "offline" });
  expect(await start(toAgent(mika))).toBe("agent-not-here");
  await begin();
  expect(await start(toAgent(jonas))).toBe("transfer-open");
  const parked = anna.link.ask("conversation.park", { conversation, until: null });
  expect(await refusal(parked)).toBe("transfer-open");
  await anna.link.ask("transfer.cancel", { conversation });
  await people.pair.visitor.link.ask("conversation.end", { conversation });
  expect(await start(toAgent(jonas))).toBe("conversation-ended");
});

test("a queue that is closed now, by hand or by its hours, is refused", async () => {
  const { anna, conversation } = people;
  const care = flow.id() as QueueId;
  const hours = flow.id() as HoursId;
  const set = (row: { closed?: string | null; settings?: string }) =>
    flow
      .store()
      .transact(async (tx) => void (await tx.db.updateTable("queue").set(row).where("id", "=", care).execute()));
  await flow.store().transact(async (tx) => {
    await tx.db.insertInto("queue").values({ id: care, name: "Care", closed: null }).execute();
    // The hand-moved clock begins on a Tuesday night.
    const body = JSON.stringify({ zone: "UTC", weekly: { monday: [{ from: "09:00", to: "17:00" }] } });
    await tx.db.insertInto("hours").values({ id: hours, name: "Office", body }).execute();
  });
  const start = () =>
    refusal(
      anna.link.ask("transfer.start", { conversation, to: { kind: "queue", queue: care, group: null }, note: "" }),
    );
  await set({ settings: JSON.stringify({ hours }) });
  expect(await start()).toBe("queue-closed");
  await set({ settings: "{}", closed: JSON.stringify({ text: "", by: "Mira", at: 0 }) });
  expect(await start()).toBe("queue-closed");
  await set({ closed: null });
  expect(await start()).toBe("done");
});

test("who hands on or asks for help cannot take it from the queue himself; a colleague can", async () => {
  const { anna, jonas, mika, conversation } = people;
  for (const desk of [jonas, mika]) await desk.link.ask("presence.set", { state: "busy" });
  const to = { kind: "queue", queue: seededQueue, group: null } as const;
  for (const ask of ["consult.start", "transfer.start"] as const) {
    await anna.link.ask(ask, { conversation, to, note: "" });
    const wait = await flow
      .store()
      .read.selectFrom("wait")
      .select("id")
      .where("state", "=", "waiting")
      .executeTakeFirstOrThrow();
    expect(await refusal(anna.link.ask("queue.pull", { wait: wait.id }))).toBe("wait-gone");
    if (ask === "consult.start") await anna.link.ask("consult.end", { conversation });
    else await jonas.link.ask("queue.pull", { wait: wait.id });
  }
  expect(await ownerOf(flow, conversation)).toBe(idOfDesk(jonas));
});
