import { afterEach, beforeEach, expect, test } from "vitest";
import { endCall } from "../../src-hub/video/ending.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { type Pair, pairOf, type Room } from "../support/calls.ts";
import { until } from "../support/hand-clock.ts";

let flow: Flow;
let pair: Pair;
let room: Room;
let began: number;

beforeEach(async () => {
  flow = await startFlow();
  pair = await pairOf(flow, await flow.agent("Anna"), "Maria");
  began = flow.clock.now();
  room = await pair.call();
});
afterEach(() => flow.stop());

const hangUp = () => pair.visitor.link.ask("video.end", { conversation: pair.conversation });
const recorded = () => until("the record", () => pair.records()[0]);
/** The legs with times counted from the call's beginning. */
const legs = async () =>
  (await recorded()).legs.map((leg) => [leg.side, leg.joinedAt - began, leg.leftAt - began] as const);

test("a call's record says who was in it and when, who ended it and why; who was lost and came back has two legs", async () => {
  await room.enter("agent");
  await flow.clock.advance(2_000);
  await room.enter("visitor");
  await flow.clock.advance(10_000);
  await room.leave("visitor");
  await flow.clock.advance(5_000);
  await room.enter("visitor");
  await flow.clock.advance(60_000);
  await hangUp();
  expect(await legs()).toEqual([
    ["agent", 0, 77_000],
    ["visitor", 2_000, 12_000],
    ["visitor", 17_000, 77_000],
  ]);
  const record = await recorded();
  expect(record).toMatchObject({ by: "visitor", why: "hung-up", startedAt: began, endedAt: began + 77_000 });
  expect(record.legs.map((leg) => leg.quality)).toEqual([null, null, null]);
});

test("who comes back before anybody saw him go was never away for the other, and has two legs", async () => {
  await room.enter("agent");
  await flow.clock.advance(1_000);
  await room.enter("visitor");
  await flow.clock.advance(8_000);
  await room.leave("visitor", "lost");
  await room.enter("visitor");
  await hangUp();
  expect(await legs()).toEqual([
    ["agent", 0, 9_000],
    ["visitor", 1_000, 9_000],
    ["visitor", 9_000, 9_000],
  ]);
  expect(pair.notices()).not.toContain("video.left");
});

test("a call to which nobody came has a record without legs", async () => {
  await flow.clock.advance(215_000);
  expect(await recorded()).toMatchObject({ by: "hub", why: "left-empty", legs: [] });
});

test("the end of the conversation ends the call, and both are recorded before the wrap-up", async () => {
  await room.enter("agent");
  await pair.agent.link.ask("conversation.end", { conversation: pair.conversation });
  expect(await recorded()).toMatchObject({ by: "agent", why: "conversation-ended", legs: [{ side: "agent" }] });
});

test("the record is staff's alone", async () => {
  await room.enter("agent");
  await hangUp();
  await recorded();
  expect(JSON.stringify(pair.visitor.state())).not.toContain("call.recorded");
});

test("a hub that was away in a call: who is still there goes on with his leg, who went meanwhile left when he was last seen", async () => {
  await room.enter("agent");
  await room.enter("visitor");
  await flow.clock.advance(31_000);
  const away = flow.restart(600_000);
  flow.rooms.open.get(room.name)!.delete(room.identity.visitor);
  await away;
  await flow.clock.advance(60_000);
  await hangUp();
  expect(await legs()).toEqual([
    ["agent", 0, 691_000],
    ["visitor", 0, 30_000],
  ]);
});

test("how a leg was is asked once, when it ends, and stands in the record", async () => {
  await room.enter("agent");
  await room.enter("visitor");
  await room.leave("visitor");
  const asked: string[] = [];
  const quality = {
    reports: 3,
    rtt: 20,
    lossUp: 0,
    lossDown: null,
    frozen: 0,
    shown: 1_000,
    transport: "udp",
    findings: {},
  };
  await flow.store().transact((tx) =>
    endCall(tx, pair.conversation, "hub", "hung-up", (call, side) => {
      asked.push(`${call} ${side}`);
      return quality;
    }),
  );
  const record = await recorded();
  expect(asked).toEqual([`${record.call} ${pair.agent.state().account.id}`]);
  expect(record.legs.map((leg) => [leg.side, leg.quality])).toEqual([
    ["agent", quality],
    ["visitor", null],
  ]);
});
