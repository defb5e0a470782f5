import { afterEach, beforeEach, expect, test } from "vitest";
import { refusal } from "../support/calls.ts";
import { type Flow, startFlow } from "../support/flow.ts";
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
