import { RoomServiceClient } from "livekit-server-sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { livekitRooms } from "../../src-hub/adapters/livekit-rooms.ts";
import { type Pair, pairOf, refusal } from "../support/calls.ts";
import { inCallRoom } from "../support/call-room.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { enterRoom, type Guest, type Livekit, startLivekit } from "../support/livekit.ts";

let flow: Flow;
let livekit: Livekit;
let anna: Pair["agent"];

// The hub with its hand-moved clock, and a real media server.
beforeAll(async () => {
  flow = await startFlow();
  anna = await flow.agent("Anna");
  livekit = await startLivekit();
  Object.assign(flow.rooms, livekitRooms({ ...livekit, publicUrl: livekit.url }));
}, 300_000);
afterAll(async () => {
  await flow.stop();
  await livekit.stop();
});

const within = { timeout: 10_000, interval: 50 };
/** The server tells of people only when their media flows; these have none, so the hub looks by itself. */
const look = () => flow.clock.advance(30_000);
const present = (pair: Pair) => expect.poll(() => pair.summary().call?.present, within);

async function goIn(pair: Pair, side: "agent" | "visitor"): Promise<Guest> {
  const { url, token } = await (pair[side].link as Pair["agent"]["link"]).ask("video.join", {
    conversation: pair.conversation,
  });
  const guest = await enterRoom(url, token);
  if (typeof guest === "number") throw new Error(`not let in: ${guest}`);
  return guest;
}

async function calling(name: string): Promise<Pair> {
  const pair = await pairOf(flow, anna, name);
  await pair.accept("visitor", await pair.invite("agent"));
  return pair;
}

test("who comes and goes is told; the end puts both out and keeps them out", async () => {
  const pair = await calling("Maria");
  const agent = await goIn(pair, "agent");
  const visitor = await goIn(pair, "visitor");
  await look();
  await present(pair).toEqual(["agent", "visitor"]);
  visitor.leave();
  await expect.poll(() => inCallRoom(flow), within).toBe(1);
  await look();
  await present(pair).toEqual(["agent"]);
  const { token } = await pair.visitor.link.ask("video.join", { conversation: pair.conversation });
  await enterRoom(livekit.url, token);
  await look();
  await present(pair).toEqual(["agent", "visitor"]);
  await pair.agent.link.ask("video.end", { conversation: pair.conversation });
  await agent.out;
  expect(await enterRoom(livekit.url, token)).toBe(404);
  await expect.poll(() => pair.records().length, within).toBe(1);
  expect(pair.records()[0]!.legs.map((leg) => leg.side)).toEqual(["agent", "visitor", "visitor"]);
});

test("somebody with a good token who has no part in the call is put out", async () => {
  const pair = await calling("Leo");
  await goIn(pair, "agent");
  await look();
  await present(pair).toEqual(["agent"]);
  const call = await flow
    .store()
    .read.selectFrom("call")
    .select("room")
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  const token = await flow.rooms.token({
    room: call.room,
    identity: "visitor:stranger",
    name: "",
    sources: ["camera"],
  });
  const stranger = (await enterRoom(livekit.url, token)) as Guest;
  await look();
  await stranger.out;
  expect((await flow.rooms.list(call.room)).map((one) => one.identity)).toEqual([expect.stringMatching(/^agent:/)]);
  await pair.agent.link.ask("video.end", { conversation: pair.conversation });
});

test("the media server dies in a call and comes back: the call stands, the next way in makes the same room again", async () => {
  const pair = await calling("Kim");
  const agent = await goIn(pair, "agent");
  await goIn(pair, "visitor");
  await look();
  await present(pair).toHaveLength(2);
  const service = new RoomServiceClient(livekit.url.replace("ws", "http"), livekit.key, livekit.secret);
  const limits = async () =>
    (await service.listRooms()).map(
      ({ name, maxParticipants, emptyTimeout, departureTimeout }) =>
        [name, maxParticipants, emptyTimeout, departureTimeout] as const,
    );
  const before = await limits();
  expect(before).toHaveLength(1);
  await livekit.kill();
  await agent.out;
  expect(await refusal(pair.agent.link.ask("video.join", { conversation: pair.conversation }))).toBe(
    "video-unreachable",
  );
  await flow.clock.advance(400_000);
  expect(pair.summary().call).not.toBeNull();
  await livekit.start();
  const orphan = "left-behind";
  await flow.rooms.ensure(orphan);
  await goIn(pair, "agent");
  await goIn(pair, "visitor");
  await look();
  await present(pair).toHaveLength(2);
  expect((await limits()).filter(([name]) => name !== orphan)).toEqual(before);
  await look();
  await expect.poll(() => flow.rooms.rooms(), within).toEqual([before[0]![0]]);
});
