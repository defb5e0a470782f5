import { decodeJwt, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { livekitRooms } from "../../src-hub/adapters/livekit-rooms.ts";
import { grantOf } from "../../src-hub/video/join.ts";
import type { VideoRooms } from "../../src-hub/video/rooms.ts";
import type { CameraMode, Side } from "../../src-shared/video/model.ts";
import { enterRoom, type Guest, type Livekit, startLivekit } from "../support/livekit.ts";

let livekit: Livekit;
let rooms: VideoRooms;
let room: string;
let calls = 0;

beforeAll(async () => {
  livekit = await startLivekit();
  rooms = livekitRooms({ ...livekit, publicUrl: livekit.url });
}, 300_000);
afterAll(() => livekit.stop());
beforeEach(async () => {
  room = `call-${++calls}`;
  await rooms.ensure(room);
});

const tokenFor = (side: Side, camera: CameraMode = "classic", id = "1") =>
  rooms.token(grantOf({ room, camera }, { side, id, name: side }));
async function inside(token: string): Promise<Guest> {
  const guest = await enterRoom(livekit.url, token);
  if (typeof guest === "number") throw new Error(`not let in: ${guest}`);
  return guest;
}
const people = async (name = room) => (await rooms.list(name)).length;

const published = ["CAMERA", "MICROPHONE", "SCREEN_SHARE", "SCREEN_SHARE_AUDIO", "UNKNOWN"] as const;
const all = ["CAMERA", "MICROPHONE", "SCREEN_SHARE", "SCREEN_SHARE_AUDIO"];
const noCamera = all.slice(1);

// Features 001-30…37: what a tampered page asks for, the server itself refuses.
test.each<[Side, CameraMode, string[]]>([
  ["agent", "classic", all],
  ["agent", "one-way", all],
  ["agent", "off-by-default", all],
  ["visitor", "classic", all],
  ["visitor", "off-by-default", all],
  ["visitor", "one-way", noCamera],
])("the %s in %s video may publish", async (side, camera, may) => {
  const guest = await inside(await tokenFor(side, camera));
  const taken: string[] = [];
  for (const source of published) if ((await guest.publish(source)) === "published") taken.push(source);
  expect(taken).toEqual(may);
});

test("a token opens its own room, whatever room is asked for with it", async () => {
  await rooms.ensure("another");
  const guest = await enterRoom(livekit.url, await tokenFor("visitor"), { room: "another" });
  expect(await people("another")).toBe(0);
  if (typeof guest === "object") expect(await people()).toBe(1);
});

test("a token of a room that is not there makes none", async () => {
  const token = await rooms.token({
    ...grantOf({ room, camera: "classic" }, { side: "visitor", id: "1", name: "" }),
    room: "never",
  });
  expect(await enterRoom(livekit.url, token)).toBe(404);
  expect(await rooms.rooms()).not.toContain("never");
});

test("every token is good for five minutes and says so; one that has expired, or that is changed, lets nobody in", async () => {
  const token = await tokenFor("visitor");
  const claims = decodeJwt(token);
  expect(claims.exp! - Date.now() / 1000).toBeGreaterThan(290);
  expect(claims.exp! - Date.now() / 1000).toBeLessThanOrEqual(300);
  const signed = (changed: object, secret = livekit.secret) =>
    new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(secret));
  // One minute of leeway for clocks that differ.
  const past = Math.floor(Date.now() / 1000) - 90;
  expect(await enterRoom(livekit.url, await signed({ exp: past, nbf: past - 300 }))).toBe(401);
  expect(await enterRoom(livekit.url, await signed({}, "another secret of thirty-two letters"))).toBe(401);
  expect(await enterRoom(livekit.url, `${token.slice(0, -4)}AAAA`)).toBe(401);
  expect(await people()).toBe(0);
});

test("a token says nothing that its holder may not know, and gives no right over rooms", async () => {
  const token = await tokenFor("visitor", "one-way", "the visitor's secret id");
  expect(JSON.stringify(decodeJwt(token))).not.toContain("secret");
  const { video } = decodeJwt(token) as { video: Record<string, unknown> };
  expect(video).toEqual({
    roomJoin: true,
    room,
    canSubscribe: true,
    canPublish: true,
    canPublishSources: ["microphone", "screen_share", "screen_share_audio"],
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  for (const ask of ["ListRooms", "CreateRoom", "DeleteRoom", "ListParticipants", "RemoveParticipant"]) {
    const response = await fetch(`${livekit.url.replace("ws", "http")}/twirp/livekit.RoomService/${ask}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ room, name: room, identity: "x" }),
    });
    expect([ask, response.status]).toEqual([ask, 401]);
  }
});

test("who is in when the call ends is put out, and cannot come in again by the token that he has", async () => {
  const token = await tokenFor("visitor");
  const guest = await inside(token);
  await rooms.close(room);
  await guest.out;
  expect(await enterRoom(livekit.url, token)).toBe(404);
});

test("of 50 who would come into a call at once most are refused, and the two of the call are not put out", async () => {
  const [agent, visitor] = [await inside(await tokenFor("agent")), await inside(await tokenFor("visitor"))];
  const crowd = Array.from({ length: 50 }, async (_, number) =>
    enterRoom(livekit.url, await tokenFor("visitor", "classic", `stranger ${number}`)),
  );
  const letIn = (await Promise.all(crowd)).filter((guest) => typeof guest === "object");
  expect(letIn.length).toBeLessThanOrEqual(4);
  expect(await people()).toBeLessThanOrEqual(6);
  for (const guest of [agent, visitor]) expect(await guest.publish("MICROPHONE")).toBe("published");
});
