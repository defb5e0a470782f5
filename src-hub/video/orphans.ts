import { consultRooms } from "../transfers/consult-room.ts";
import type { Reader } from "../store/transact.ts";
import type { VideoRooms } from "./rooms.ts";

/** Closes every room that belongs to no open call, consult or test: after a hang-up at once, and whatever a crash left behind. */
export async function closeOrphans({ rooms, read }: { rooms: VideoRooms; read: Reader }): Promise<void> {
  // Rooms first: one that is made meanwhile is not among them, and its row is older than it.
  const there = await rooms.rooms();
  if (there.length === 0) return;
  const calls = await read.selectFrom("call").select("room").where("state", "=", "open").execute();
  const tests = await read.selectFrom("video_test").select("room").where("state", "=", "open").execute();
  const kept = new Set([...calls, ...tests].map((row) => row.room).concat(await consultRooms(read)));
  const closing = there.filter((room) => !kept.has(room)).map((room) => rooms.close(room));
  const broken = (await Promise.allSettled(closing)).find((one) => one.status === "rejected");
  if (broken) throw broken.reason;
}
