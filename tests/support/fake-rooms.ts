import { refuse } from "../../src-shared/rpc/fault.ts";
import type { RoomGrant, VideoRooms } from "../../src-hub/video/rooms.ts";

/** A media server in memory: tests put people into rooms and take it down. */
export interface FakeRooms extends VideoRooms {
  readonly open: Map<string, Set<string>>;
  readonly granted: RoomGrant[];
  down: boolean;
}

export function fakeRooms(): FakeRooms {
  const open = new Map<string, Set<string>>();
  const granted: RoomGrant[] = [];
  const fake: FakeRooms = {
    url: "ws://127.0.0.1:1",
    open,
    granted,
    down: false,
    async ensure(room) {
      up();
      if (!open.has(room)) open.set(room, new Set());
    },
    async token(grant) {
      granted.push(grant);
      return `token-of-${grant.identity}`;
    },
    async list(room) {
      up();
      return [...(open.get(room) ?? [])];
    },
    async remove(room, identity) {
      up();
      open.get(room)?.delete(identity);
    },
    async close(room) {
      up();
      open.delete(room);
    },
    async rooms() {
      up();
      return [...open.keys()];
    },
    async webhook(body) {
      return { id: body, room: body.split(":")[1] ?? null };
    },
  };
  function up(): void {
    if (fake.down) throw refuse("unavailable", "video-unreachable");
  }
  return fake;
}
