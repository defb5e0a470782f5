import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { livekitRooms } from "../../src-hub/adapters/livekit-rooms.ts";
import type { VideoRooms } from "../../src-hub/video/rooms.ts";
import { fakeRooms } from "../support/fake-rooms.ts";
import { refusalOf } from "../support/hub-house.ts";
import { enterRoom, type Guest, startLivekit } from "../support/livekit.ts";

interface House {
  readonly rooms: VideoRooms;
  /** Goes in, and answers how one goes out again. */
  enter(room: string, identity: string): Promise<() => void>;
  /** The media server goes away. */
  end(): Promise<void>;
}

const houses: Record<string, () => Promise<House>> = {
  "in memory": async () => {
    const rooms = fakeRooms();
    return {
      rooms,
      async enter(room, identity) {
        const people = rooms.open.get(room)!;
        people.delete(identity);
        people.add(identity);
        return () => void people.delete(identity);
      },
      end: async () => void (rooms.down = true),
    };
  },
  LiveKit: async () => {
    const livekit = await startLivekit();
    const rooms = livekitRooms({ ...livekit, publicUrl: livekit.url });
    return {
      rooms,
      async enter(room, identity) {
        const token = await rooms.token({ room, identity, name: "", sources: ["microphone"] });
        const guest = (await enterRoom(livekit.url, token)) as Guest;
        return () => guest.leave();
      },
      end: () => livekit.stop(),
    };
  },
};

describe.each(Object.entries(houses))("rooms %s", (_name, startHouse) => {
  let house: House;
  let rooms: VideoRooms;
  beforeAll(async () => {
    house = await startHouse();
    rooms = house.rooms;
  }, 300_000);
  afterAll(() => house.end());

  const names = async (room: string) => (await rooms.list(room)).map((one) => one.identity).toSorted();
  const seatOf = async (room: string, identity: string) =>
    (await rooms.list(room)).find((one) => one.identity === identity)?.seat;

  test("a room is there once it was made, however often, and gone when it was closed", async () => {
    await rooms.ensure("made");
    await rooms.ensure("made");
    expect((await rooms.rooms()).filter((room) => room === "made")).toHaveLength(1);
    expect(await rooms.list("made")).toEqual([]);
    await rooms.close("made");
    expect(await rooms.rooms()).not.toContain("made");
  });

  test("what is not there is empty, and to close it or to put somebody out of it does nothing", async () => {
    expect(await rooms.list("never")).toEqual([]);
    await rooms.remove("never", "visitor:a");
    await rooms.close("never");
    await rooms.ensure("lonely");
    await rooms.remove("lonely", "visitor:a");
    expect(await rooms.rooms()).not.toContain("never");
  });

  test("who is in a room is listed, keeps his seat, and has another when he comes in anew", async () => {
    await rooms.ensure("seats");
    await house.enter("seats", "agent:a");
    await house.enter("seats", "visitor:b");
    expect(await names("seats")).toEqual(["agent:a", "visitor:b"]);
    const [agent, visitor] = [await seatOf("seats", "agent:a"), await seatOf("seats", "visitor:b")];
    await house.enter("seats", "visitor:b"); // a second place takes the first one's seat
    expect(await names("seats")).toEqual(["agent:a", "visitor:b"]);
    expect(await seatOf("seats", "agent:a")).toBe(agent);
    expect(await seatOf("seats", "visitor:b")).not.toBe(visitor);
  });

  test("who is put out is out, the others stay", async () => {
    await rooms.ensure("put-out");
    await house.enter("put-out", "agent:a");
    await house.enter("put-out", "visitor:b");
    await rooms.remove("put-out", "visitor:b");
    expect(await names("put-out")).toEqual(["agent:a"]);
  });

  test("a media server that is gone is one plain refusal, whatever is asked", async () => {
    await house.end();
    for (const ask of [
      () => rooms.ensure("a"),
      () => rooms.list("a"),
      () => rooms.remove("a", "b"),
      () => rooms.close("a"),
      () => rooms.rooms(),
    ])
      expect(await refusalOf(ask())).toMatchObject({ code: "unavailable", reason: "video-unreachable" });
  });
});
