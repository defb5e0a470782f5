import { afterEach, beforeEach, expect, test } from "vitest";
import { refusal, type Room } from "../support/calls.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import {
  accepts,
  type Colleagues,
  colleaguesIn,
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
let room: Room;
beforeEach(async () => {
  flow = await startFlow();
  people = await colleaguesIn(flow);
  room = await people.pair.call();
  await room.enter("agent");
  await room.enter("visitor");
});
afterEach(async () => {
  await expectSound(flow);
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const inside = () => [...flow.rooms.open.get(room.name)!].map((identity) => identity.split(":")[0]!).toSorted();
const owner = () => ownerOf(flow, people.conversation);

/** Jonas has taken the running call over, and is not in its room yet. */
async function taken(): Promise<void> {
  const { anna, jonas, conversation } = people;
  await anna.link.ask("transfer.start", { conversation, to: toAgent(jonas), note: "" });
  expect((await until("it rings", () => jonas.held()?.offers[0])).channel).toBe("video");
  await accepts(jonas);
  await until("it is on his desk", () => viewAt(jonas, conversation));
}

test("the first agent keeps the call until the second is in it; the visitor stays in his room all the time", async () => {
  const { anna, jonas, conversation, pair } = people;
  await taken();
  expect(await owner()).toBe(idOfDesk(anna));
  expect(staffAt(anna, conversation)).toMatchObject({ transfer: null, parts: [{ kind: "taking" }] });
  expect(pair.summary().agent?.name).toBe("Anna");
  expect(anna.state().presence.load.video + jonas.state().presence.load.video).toBe(2);
  const notices = pair.notices();
  await jonas.link.ask("video.join", { conversation });
  await inRoom(flow, room.name, jonas);
  await until("moved", () => pair.summary().agent?.name === "Jonas");
  await until("Anna is out of the room", () => inside().length === 2);
  expect(await owner()).toBe(idOfDesk(jonas));
  expect(viewAt(anna, conversation)).toBeUndefined();
  expect(pair.notices()).toEqual(notices);
  expect(pair.summary().call?.present).toEqual(["agent", "visitor"]);
  expect(await refusal(anna.link.ask("video.join", { conversation }))).toBe("conversation-gone");
  await jonas.link.ask("video.end", { conversation });
  const recorded = await until(
    "recorded",
    () =>
      viewAt(jonas, conversation)!.staff.entries.flatMap(({ event }) =>
        event.type === "call.recorded" ? [event] : [],
      )[0],
  );
  expect(recorded.legs.map(({ name }) => name ?? "the visitor").toSorted()).toEqual(["Anna", "Jonas", "the visitor"]);
});

test("who takes it and does not come within 15 s: it stays with the agent who is there", async () => {
  const { anna, jonas, conversation, pair } = people;
  await taken();
  await flow.clock.advance(14_000);
  expect(staffAt(anna, conversation).parts).toHaveLength(1);
  await flow.clock.advance(4_000);
  await until("it is back", () => staffAt(anna, conversation).parts.length === 0);
  expect(await owner()).toBe(idOfDesk(anna));
  expect(viewAt(jonas, conversation)).toBeUndefined();
  expect(pair.summary().agent?.name).toBe("Anna");
  expect(inside()).toEqual(["agent", "visitor"]);
  const why = viewAt(anna, conversation)!.staff.entries.flatMap(({ event }) =>
    event.type === "transfer.refused" ? [event.why] : [],
  );
  expect(why).toEqual(["not-connected"]);
});

test("his coming is seen within those 15 s although the media server's word was lost", async () => {
  const { jonas, conversation } = people;
  await taken();
  const { identity } = await jonas.link.ask("video.join", { conversation });
  flow.rooms.open.get(room.name)!.add(identity);
  await flow.clock.advance(16_500);
  expect(await owner()).toBe(idOfDesk(jonas));
});

test("when the first agent is not in the call either, it is his who has taken it", async () => {
  const { jonas } = people;
  await room.leave("agent");
  await taken();
  await flow.clock.advance(18_000);
  expect(await owner()).toBe(idOfDesk(jonas));
});

test("who has taken it goes away again, or his desk is lost: it never left the first agent", async () => {
  const { anna, jonas, conversation } = people;
  await taken();
  expect(await refusal(anna.link.ask("transfer.cancel", { conversation }))).toBe("transfer-taken");
  await jonas.link.ask("part.leave", { conversation });
  await until("it is back", () => staffAt(anna, conversation).parts.length === 0);
  await taken();
  jonas.unplug();
  await flow.clock.advance(11_000);
  await until("it is back again", () => staffAt(anna, conversation).parts.length === 0);
  expect(await owner()).toBe(idOfDesk(anna));
});

test("the call ends while the second comes: it is the second's", async () => {
  const { anna, jonas, conversation, pair } = people;
  await taken();
  await pair.visitor.link.ask("video.end", { conversation });
  await flow.clock.advance(300);
  expect(await owner()).toBe(idOfDesk(jonas));
  expect(viewAt(anna, conversation)).toBeUndefined();
});

test("a killed hub while the second comes: it is the second's when he is seen in the room", async () => {
  const { jonas, conversation } = people;
  await taken();
  const { identity } = await jonas.link.ask("video.join", { conversation });
  const away = flow.restart(2_000);
  flow.rooms.open.get(room.name)!.add(identity);
  await away;
  await flow.clock.advance(3_000);
  expect(await owner()).toBe(idOfDesk(jonas));
});

test("a colleague who may not be in calls, or has one, does not get it", async () => {
  const { anna, jonas, mika, conversation } = people;
  await flow.store().transact(async (tx) => {
    await tx.db.updateTable("account").set({ video: 0 }).where("id", "=", idOfDesk(mika)).execute();
  });
  const start = (desk: typeof mika) => anna.link.ask("transfer.start", { conversation, to: toAgent(desk), note: "" });
  expect(await refusal(start(mika))).toBe("agent-without-video");
  await start(jonas);
  await until("it rings", () => jonas.held()!.offers.length > 0);
});

test("a running call cannot be parked", async () => {
  const { anna, conversation } = people;
  expect(await refusal(anna.link.ask("conversation.park", { conversation, until: null }))).toBe("call-running");
});
