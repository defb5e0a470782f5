import { afterEach, beforeEach, expect, test } from "vitest";
import { type Pair, pairOf, refusal, type Room } from "../support/calls.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
let pair: Pair;
let room: Room;

beforeEach(async () => {
  flow = await startFlow();
  pair = await pairOf(flow, await flow.agent("Anna"), "Maria");
  room = await pair.call();
});
afterEach(() => flow.stop());

const present = () => pair.summary().call?.present;
const people = () => [...flow.rooms.open.get(room.name)!];

test("who has no part in a call is put out of its room, and is nobody's presence", async () => {
  await room.enter("agent");
  await room.enter("visitor");
  const strangers = Array.from({ length: 50 }, (_, number) => `visitor:stranger-${number}`);
  for (const stranger of strangers) flow.rooms.open.get(room.name)!.add(stranger);
  await flow.hub().webhook(`in:${room.name}`, undefined);
  await turns();
  expect(people().toSorted()).toEqual(Object.values(room.identity).toSorted());
  expect(present()).toEqual(["agent", "visitor"]);
});

test("a stranger alone does not keep a call open", async () => {
  for (let seconds = 0; seconds < 220; seconds += 10) {
    flow.rooms.open.get(room.name)?.add("agent:stranger");
    await flow.clock.advance(10_000);
  }
  await until("over", () => pair.summary().call === null);
});

test("rooms of no call and no test are closed within a minute, also what a crash left behind", async () => {
  const test = { number: "ABCD2345", secret: "", room: "a-test", state: "open" as const };
  await flow.store().transact(async ({ db, now }) => {
    await db
      .insertInto("video_test")
      .values({ ...test, at: now, expires_at: now + 300_000, report: null })
      .execute();
  });
  for (const name of ["orphan", "a-test"]) await flow.rooms.ensure(name);
  await flow.clock.advance(30_500);
  expect([...flow.rooms.open.keys()].toSorted()).toEqual(["a-test", room.name].toSorted());
  await flow.rooms.ensure("left behind");
  await flow.restart();
  await turns();
  expect([...flow.rooms.open.keys()].toSorted()).toEqual(["a-test", room.name].toSorted());
  await flow.clock.advance(331_000);
  expect(flow.rooms.open.has("a-test")).toBe(false);
});

test("one room that cannot be closed holds up no other", async () => {
  const close = flow.rooms.close.bind(flow.rooms);
  flow.rooms.close = (name) => (name === "one" ? Promise.reject(new Error("stuck")) : close(name));
  for (const name of ["one", "two", "three"]) await flow.rooms.ensure(name);
  await flow.clock.advance(30_500);
  expect([...flow.rooms.open.keys()].toSorted()).toEqual(["one", room.name].toSorted());
  expect(flow.defects.splice(0)).toHaveLength(1);
});

test("after a restart of the hub who is in the room is known at once", async () => {
  await room.enter("agent");
  const away = flow.restart(5_000);
  flow.rooms.open.get(room.name)!.add(room.identity.visitor);
  await away;
  await turns();
  const legs = await flow.store().read.selectFrom("call_leg").select("side").where("left_at", "is", null).execute();
  expect(legs.map((leg) => leg.side).toSorted()).toEqual(["agent", "visitor"]);
});

test("a media server that was restarted in a call: the next to come makes the room again, and the call goes on", async () => {
  await room.enter("agent");
  await room.enter("visitor");
  flow.rooms.open.clear();
  await flow.clock.advance(31_000);
  expect(present()).toEqual([]);
  await pair.agent.link.ask("video.join", { conversation: pair.conversation });
  expect([...flow.rooms.open.keys()]).toEqual([room.name]);
  await room.enter("agent");
  await room.enter("visitor");
  await until("both", () => present()?.length === 2);
  await flow.clock.advance(400_000);
  expect(present()).toEqual(["agent", "visitor"]);
});

test("a media server that is away ends no call; when it is back there is time to come back in", async () => {
  await room.enter("agent");
  await room.leave("agent");
  await flow.clock.advance(170_000);
  flow.rooms.down = true;
  await flow.clock.advance(600_000);
  expect(pair.summary().call).not.toBeNull();
  flow.rooms.down = false;
  await flow.clock.advance(150_000);
  expect(pair.summary().call).not.toBeNull();
  await room.enter("agent");
  await until("back", () => present()?.length === 1);
  await room.leave("agent");
  await flow.clock.advance(215_000);
  await until("over", () => pair.summary().call === null);
});

test("a hub that was away gives those who are out the whole time to come back in", async () => {
  await flow.restart(3_600_000);
  await flow.clock.advance(150_000);
  expect(pair.summary().call).not.toBeNull();
  await flow.clock.advance(65_000);
  await until("over", () => pair.summary().call === null);
});

test("webhooks doubled, in disorder, of rooms that are not ours, or for a call that is over change nothing", async () => {
  await room.enter("agent");
  await room.enter("visitor");
  const notices = pair.notices();
  for (const id of ["left", "joined", "joined", "left", "finished"])
    await flow.hub().webhook(`${id}:${room.name}`, undefined);
  await flow.hub().webhook("started:of-somebody-else", undefined);
  await flow.hub().webhook("nothing", undefined);
  await turns();
  expect(pair.notices()).toEqual(notices);
  await pair.agent.link.ask("video.end", { conversation: pair.conversation });
  await flow.hub().webhook(`late:${room.name}`, undefined);
  await turns();
  expect(pair.notices()).toEqual([...notices, "video.ended"]);
});

test("after the end nobody gets a way in, and a new call has another room", async () => {
  await pair.agent.link.ask("video.end", { conversation: pair.conversation });
  for (const { link } of [pair.agent, pair.visitor])
    expect(await refusal((link as typeof pair.agent.link).ask("video.join", { conversation: pair.conversation }))).toBe(
      "call-ended",
    );
  await until("closed", () => flow.rooms.open.size === 0);
  expect((await pair.call()).name).not.toBe(room.name);
});
