import { refuse } from "../../src-shared/rpc/fault.ts";
import type { RoomGrant, VideoRooms } from "../../src-hub/video/rooms.ts";

/** A media server in memory: tests put people into rooms and take it down. */
export interface FakeRooms extends VideoRooms {
  /** Who is in which room; who is added after he was deleted has another seat. */
  readonly open: Map<string, People>;
  readonly granted: RoomGrant[];
  down: boolean;
}

export function fakeRooms(): FakeRooms {
  const open = new Map<string, People>();
  const granted: RoomGrant[] = [];
  const fake: FakeRooms = {
    url: "ws://127.0.0.1:1",
    open,
    granted,
    down: false,
    async ensure(room) {
      up();
      if (!open.has(room)) open.set(room, new People());
    },
    async token(grant) {
      granted.push(grant);
      return `token-of-${grant.identity}`;
    },
    async list(room) {
      up();
      const people = open.get(room) ?? new People();
      return [...people].map((identity) => ({ identity, seat: people.seatOf(identity) }));
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

let seats = 0;

/** The identities in a room. */
class People extends Set<string> {
  readonly #seats = new Map<string, string>();

  override add(identity: string): this {
    if (!this.has(identity)) this.#seats.set(identity, `seat-${++seats}`);
    return super.add(identity);
  }

  seatOf(identity: string): string {
    return this.#seats.get(identity) ?? "";
  }
}
