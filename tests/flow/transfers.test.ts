import { afterEach, beforeEach, expect, test } from "vitest";
import type { SkillId } from "../../src-shared/routing/ids.ts";
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
  viewAt,
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

test("a transfer rings with its note, and moves the conversation with all that was said", async () => {
  const { anna, jonas, conversation, pair } = people;
  await begin();
  const offer = await until("it rings", () => jonas.held()?.offers[0]);
  expect(offer).toMatchObject({ kind: "transfer", by: "Anna", note: "She wants a discount.", conversation });
  expect(staffAt(anna, conversation).transfer).toMatchObject({ kind: "transfer", to: { agent: { name: "Jonas" } } });
  expect(staffAt(anna, conversation).owner?.name).toBe("Anna");
  await accepts(jonas);
  await until("it left Anna's desk", () => viewAt(anna, conversation) === undefined);
  expect(staffAt(jonas, conversation)).toMatchObject({ owner: { name: "Jonas" }, transfer: null, parts: [] });
  expect(pair.summary().agent).toEqual({ name: "Jonas" });
  expect(anna.state().presence.load.chat).toBe(0);
  expect(jonas.state().presence.load.chat).toBe(1);
  expect(await refusal(anna.link.ask("conversation.end", { conversation }))).toBe("conversation-gone");
  // Who had it may still read what became of it until then, and writes no more.
  expect((await anna.link.ask("conversation.read", { conversation })).public.summary.id).toBe(conversation);
});

for (const [what, why] of [
  ["declines", "declined"],
  ["misses", "missed"],
  ["loses his desk", "lost"],
  ["goes offline", "lost"],
] as const)
  test(`who ${what}: it comes back to the first agent, who never lost it`, async () => {
    const { anna, jonas, conversation } = people;
    await begin();
    const offer = await until("it rings", () => jonas.held()?.offers[0]);
    if (what === "declines") await jonas.link.ask("offer.decline", { offer: offer.id });
    if (what === "misses") await flow.clock.advance(31_000);
    if (what === "loses his desk") {
      jonas.unplug();
      await flow.clock.advance(12_000);
    }
    if (what === "goes offline") {
      await jonas.link.ask("presence.set", { state: "offline" });
      await flow.clock.advance(300);
    }
    await until("it is back", () => staffAt(anna, conversation).transfer === null);
    const last = viewAt(anna, conversation)!.staff.entries.at(-1)!.event;
    expect(last).toMatchObject({ type: "transfer.refused", why, agent: { name: "Jonas" }, by: { name: "Anna" } });
    expect(await ownerOf(flow, conversation)).toBe(idOfDesk(anna));
    expect(people.pair.summary().agent).toEqual({ name: "Anna" });
    await begin("Once more?").catch((error: unknown) => {
      if (why !== "lost") throw error;
    });
  });

test("one that waits for a busy colleague is his as soon as he is free, and can be taken back until then", async () => {
  const { anna, jonas, conversation } = people;
  await jonas.link.ask("presence.set", { state: "busy" });
  await begin();
  await flow.clock.advance(60_000);
  expect(staffAt(anna, conversation).transfer).not.toBeNull();
  await anna.link.ask("transfer.cancel", { conversation });
  expect(await refusal(anna.link.ask("transfer.cancel", { conversation }))).toBe("transfer-gone");
  await begin();
  await jonas.link.ask("presence.set", { state: "available" });
  const offer = await until("it rings", () => jonas.held()?.offers[0]);
  await anna.link.ask("transfer.cancel", { conversation });
  await until("no more", () => jonas.held()?.offers.length === 0);
  expect(await refusal(jonas.link.ask("offer.accept", { offer: offer.id }))).toBe("offer-gone");
  expect(await ownerOf(flow, conversation)).toBe(idOfDesk(anna));
});

test("to a queue: with the visitor's age, to whoever serves it but not to who hands on; each who declines passes it on", async () => {
  const { anna, jonas, mika, conversation, pair } = people;
  const care = flow.id() as QueueId;
  await flow.store().transact(async (tx) => {
    await tx.db.insertInto("queue").values({ id: care, name: "Care", closed: null }).execute();
    const { hearQueue } = await import("../../src-hub/routing/snapshot.ts");
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

test("a visitor who leaves ends it all: the card goes, and the first agent wraps up", async () => {
  const { anna, jonas, conversation, pair } = people;
  await begin();
  const offer = await until("it rings", () => jonas.held()?.offers[0]);
  await pair.visitor.link.ask("conversation.end", { conversation });
  await until("the card is gone", () => jonas.held()?.offers.length === 0);
  expect(await refusal(jonas.link.ask("offer.accept", { offer: offer.id }))).toBe("offer-gone");
  expect(staffAt(anna, conversation)).toMatchObject({ transfer: null, owner: { name: "Anna" } });
  expect(anna.state().presence.activity).toBe("wrap-up");
});

test("the first agent ends it, or his desk is lost for good: the transfer is void", async () => {
  const { anna, jonas, mika, conversation } = people;
  await mika.link.ask("presence.set", { state: "away" });
  await begin();
  await until("it rings", () => jonas.held()?.offers[0]);
  anna.unplug();
  await flow.clock.advance(25_000);
  expect(await ownerOf(flow, conversation)).toBe(idOfDesk(anna));
  await jonas.link.ask("presence.set", { state: "away" });
  await flow.clock.advance(20_000);
  await until("it waits again", () => people.pair.summary().state === "waiting");
  await jonas.link.ask("presence.set", { state: "available" });
  const offer = await until("at the front", () => jonas.held()?.offers[0]);
  expect(offer.kind).toBe("again");
  anna.mend();
  await accepts(jonas);
  await until("Anna is back", () => anna.linkState().state === "ready");
  expect(viewAt(anna, conversation)).toBeUndefined();
});

test("at every step a lost line or a killed hub changes nothing: asked again under the same key, once", async () => {
  const { anna, jonas, conversation } = people;
  const back = async () => {
    await flow.clock.advance(3_000);
    await until("both are back", () => [anna, jonas].every((desk) => desk.linkState().state === "ready"));
  };
  const asking = begin();
  anna.cut();
  await back();
  await asking;
  await until("it rings", () => jonas.held()?.offers[0]);
  await flow.restart();
  await back();
  const offer = await until("it rings on", () => jonas.held()?.offers[0]);
  const accepting = jonas.link.ask("offer.accept", { offer: offer.id });
  jonas.cut();
  await back();
  await accepting;
  await until("it is here", () => viewAt(jonas, conversation));
  await flow.restart();
  await back();
  expect(staffAt(jonas, conversation).owner?.name).toBe("Jonas");
  expect(viewAt(anna, conversation)).toBeUndefined();
  const done = staffTypes(jonas, conversation).filter((type) => type === "transfer.done");
  expect(done).toHaveLength(1);
});
