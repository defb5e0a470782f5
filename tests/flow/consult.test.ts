import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import { refusal } from "../support/calls.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import {
  accepts,
  type Colleagues,
  colleaguesIn,
  type Desk,
  expectSound,
  idOfDesk,
  inRoom,
  ownerOf,
  staffAt,
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

const owner = () => ownerOf(flow, people.conversation);

/** This colleague has come to advise Anna. */
async function consulted(desk: Desk): Promise<void> {
  const { anna, conversation } = people;
  await anna.link.ask("consult.start", { conversation, to: toAgent(desk), note: "May I?" });
  expect((await until("it rings", () => desk.held()?.offers[0])).kind).toBe("consult");
  await accepts(desk);
  await until("he has all of it before him", () => viewAt(desk, conversation));
}

const say = (desk: Desk, text = "Words") =>
  desk.link.ask("chat.send", { conversation: people.conversation, id: flow.id() as MessageId, text });

test("who is consulted reads all and writes notes; the visitor is on hold and knows nothing of him", async () => {
  const { anna, jonas, conversation, pair } = people;
  await consulted(jonas);
  expect(pair.summary()).toMatchObject({ agent: { name: "Anna" }, colleagues: [] });
  expect(pair.summary().heldAt).not.toBeNull();
  expect(JSON.stringify(pair.visitor.state().conversation)).not.toContain("Jonas");
  expect(await refusal(say(jonas))).toBe("not-with-visitor");
  for (const ask of ["conversation.end", "transfer.cancel", "consult.end", "conference.start"] as const)
    expect(await refusal(jonas.link.ask(ask, { conversation })), ask).toBe("not-owner");
  await jonas.link.ask("note.add", { conversation, id: flow.id(), text: "Ten percent." });
  await until("Anna reads it", () =>
    viewAt(anna, conversation)!.staff.entries.some(({ event }) => event.type === "note.added"),
  );
  const [hers, his] = [anna, jonas].map((desk) => desk.link.ask("consult.join", { conversation }));
  expect((await hers!).identity).not.toBe((await his!).identity);
  expect([...flow.rooms.open.keys()]).toHaveLength(1);
  expect(jonas.state().presence.load.chat).toBe(1);
  await anna.link.ask("consult.end", { conversation });
  await until("he is gone", () => viewAt(jonas, conversation) === undefined);
  expect(pair.summary().heldAt).toBeNull();
  expect(jonas.state().presence.load.chat).toBe(0);
  await until("their room is closed", () => flow.rooms.open.size === 0);
  expect(await refusal(jonas.link.ask("consult.join", { conversation }))).toBe("conversation-gone");
  expect(await owner()).toBe(idOfDesk(anna));
});

test("a warm transfer: after the talk it is the other's, and the visitor hears whom he has", async () => {
  const { anna, jonas, conversation, pair } = people;
  await consulted(jonas);
  await anna.link.ask("owner.handOver", { conversation, agent: idOfDesk(jonas), stay: false });
  await until("moved", () => pair.summary().agent?.name === "Jonas");
  expect(pair.summary().heldAt).toBeNull();
  expect(viewAt(anna, conversation)).toBeUndefined();
  expect(staffAt(jonas, conversation)).toMatchObject({ owner: { name: "Jonas" }, parts: [] });
  expect(viewAt(jonas, conversation)!.staff.entries.at(-1)!.event).toMatchObject({
    type: "transfer.done",
    how: "warm",
  });
  await say(jonas);
});

test("three and more in one call: nobody moves, each is put out only when his part ends", async () => {
  const { anna, jonas, mika, conversation, pair } = people;
  const room = await pair.call();
  await room.enter("agent");
  await room.enter("visitor");
  await consulted(jonas);
  expect(await refusal(jonas.link.ask("video.join", { conversation }))).toBe("not-with-visitor");
  await anna.link.ask("conference.start", { conversation });
  await until("the visitor sees him", () => pair.summary().colleagues[0]?.name === "Jonas");
  expect(pair.summary().heldAt).toBeNull();
  const way = await jonas.link.ask("video.join", { conversation });
  expect(pair.summary().colleagues[0]!.identity).toBe(way.identity);
  await inRoom(flow, room.name, jonas);
  // A second one is asked while the first stays with the visitor, who need not be on hold for that.
  await consulted(mika);
  expect(pair.summary().heldAt).toBeNull();
  await anna.link.ask("conference.start", { conversation });
  await inRoom(flow, room.name, mika);
  await flow.clock.advance(31_000);
  expect(flow.rooms.open.get(room.name)!.size).toBe(4);
  await say(jonas, "I am Jonas.");
  expect(await refusal(jonas.link.ask("video.end", { conversation }))).toBe("not-owner");
  await mika.link.ask("part.leave", { conversation });
  await until("Mika is put out", () => flow.rooms.open.get(room.name)!.size === 3);
  await anna.link.ask("owner.handOver", { conversation, agent: idOfDesk(jonas), stay: true });
  await until("Jonas has her", () => pair.summary().agent?.name === "Jonas");
  expect(pair.summary().colleagues.map(({ name }) => name)).toEqual(["Anna"]);
  expect(await refusal(anna.link.ask("part.remove", { conversation, agent: idOfDesk(jonas) }))).toBe("not-owner");
  await jonas.link.ask("part.remove", { conversation, agent: idOfDesk(anna) });
  await until("Anna is put out", () => flow.rooms.open.get(room.name)!.size === 2);
  expect(viewAt(anna, conversation)).toBeUndefined();
  expect(pair.summary().call?.present).toEqual(["agent", "visitor"]);
});

test("who is lost while he takes part has his owner's grace to come back, then his part ends", async () => {
  const { anna, jonas, conversation, pair } = people;
  await consulted(jonas);
  jonas.unplug();
  await flow.clock.advance(30_000);
  expect(staffAt(anna, conversation).parts).toHaveLength(1);
  jonas.mend();
  await until("back", () => jonas.linkState().state === "ready");
  expect(viewAt(jonas, conversation)).toBeDefined();
  jonas.unplug();
  await flow.clock.advance(45_000);
  expect(staffAt(anna, conversation).parts).toEqual([]);
  expect(pair.summary().heldAt).toBeNull();
  jonas.mend();
  await until("back too late", () => jonas.linkState().state === "ready");
  expect(viewAt(jonas, conversation)).toBeUndefined();
});

test("an owner who is lost for good leaves her to the colleague who is with her, and to nobody else", async () => {
  const { anna, jonas, conversation, pair } = people;
  await consulted(jonas);
  await anna.link.ask("conference.start", { conversation });
  anna.unplug();
  await flow.clock.advance(45_000);
  await until("Jonas has her", () => pair.summary().agent?.name === "Jonas");
  expect(pair.summary()).toMatchObject({ state: "active", colleagues: [], agentAway: null });
  expect(viewAt(jonas, conversation)!.staff.entries.at(-1)!.event).toMatchObject({
    type: "transfer.done",
    how: "left-behind",
  });
  anna.mend();
  await until("Anna is back", () => anna.linkState().state === "ready");
  expect(viewAt(anna, conversation)).toBeUndefined();
});

test("an owner who is lost for good while somebody advises him: the adviser goes, and she waits at the front", async () => {
  const { anna, jonas, mika, conversation, pair } = people;
  await mika.link.ask("presence.set", { state: "away" });
  await consulted(jonas);
  anna.unplug();
  await flow.clock.advance(45_000);
  await until("she is offered again", () => jonas.held()!.offers[0]?.kind === "again");
  expect(pair.summary()).toMatchObject({ state: "waiting", heldAt: null, agent: null });
  expect(viewAt(jonas, conversation)).toBeUndefined();
  await accepts(jonas);
  expect(await owner()).toBe(idOfDesk(jonas));
});

test("the visitor leaves in a consult or conference: all parts end, and only the owner wraps up", async () => {
  const { anna, jonas, mika, conversation, pair } = people;
  await consulted(jonas);
  await anna.link.ask("conference.start", { conversation });
  await consulted(mika);
  await pair.visitor.link.ask("conversation.end", { conversation });
  for (const desk of [jonas, mika]) await until("gone", () => viewAt(desk, conversation) === undefined);
  expect(staffAt(anna, conversation)).toMatchObject({ parts: [], owner: { name: "Anna" } });
  expect([anna, jonas, mika].map((desk) => desk.state().presence.load.chat)).toEqual([1, 0, 0]);
});

test("holding by hand, and what cannot be asked now", async () => {
  const { anna, jonas, mika, conversation, pair } = people;
  const hold = (on: boolean) => anna.link.ask("conversation.hold", { conversation, on });
  await hold(true);
  await hold(true);
  await until("on hold", () => pair.summary().heldAt !== null);
  await hold(false);
  await until("off hold", () => pair.summary().heldAt === null);
  expect(await refusal(anna.link.ask("consult.end", { conversation }))).toBe("consult-over");
  expect(await refusal(anna.link.ask("conference.start", { conversation }))).toBe("consult-over");
  expect(await refusal(anna.link.ask("consult.join", { conversation }))).toBe("consult-over");
  expect(await refusal(anna.link.ask("part.leave", { conversation }))).toBe("owner-stays");
  expect(await refusal(anna.link.ask("part.remove", { conversation, agent: idOfDesk(jonas) }))).toBe("part-gone");
  const over = { conversation, agent: idOfDesk(jonas), stay: false };
  expect(await refusal(anna.link.ask("owner.handOver", over))).toBe("part-gone");
  await consulted(jonas);
  const again = (desk: Desk, ask: "transfer.start" | "consult.start") =>
    refusal(anna.link.ask(ask, { conversation, to: toAgent(desk), note: "" }));
  expect(await again(mika, "consult.start")).toBe("consult-running");
  expect(await refusal(anna.link.ask("conversation.park", { conversation, until: null }))).toBe("colleague-here");
  await anna.link.ask("conference.start", { conversation });
  expect(await again(jonas, "transfer.start")).toBe("already-takes-part");
  jonas.unplug();
  await flow.clock.advance(12_000);
  expect(await refusal(anna.link.ask("owner.handOver", over))).toBe("agent-not-here");
});

test("a killed hub at each step of a consult changes nothing of it", async () => {
  const { anna, jonas, conversation, pair } = people;
  const killed = async () => {
    await flow.restart();
    await flow.clock.advance(3_000);
    await until("all are back", () => [anna, jonas, pair.visitor].every((one) => one.linkState().state === "ready"));
  };
  await consulted(jonas);
  await killed();
  expect(staffAt(jonas, conversation).parts).toMatchObject([{ who: { name: "Jonas" }, kind: "consult" }]);
  await anna.link.ask("conference.start", { conversation });
  await killed();
  expect(staffAt(jonas, conversation).parts).toMatchObject([{ kind: "conference" }]);
  expect(pair.summary().colleagues.map(({ name }) => name)).toEqual(["Jonas"]);
  await anna.link.ask("owner.handOver", { conversation, agent: idOfDesk(jonas), stay: true });
  await killed();
  expect(staffAt(anna, conversation)).toMatchObject({ owner: { name: "Jonas" }, parts: [{ who: { name: "Anna" } }] });
  await anna.link.ask("part.leave", { conversation });
  await killed();
  expect(viewAt(anna, conversation)).toBeUndefined();
  expect(staffAt(jonas, conversation).parts).toEqual([]);
});
