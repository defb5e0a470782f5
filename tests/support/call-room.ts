import type { Flow } from "./flow.ts";

/** How many are in the room of the one open call, as the media server says. */
export async function inCallRoom(flow: Flow): Promise<number> {
  const { room } = await flow
    .store()
    .read.selectFrom("call")
    .select("room")
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  return (await flow.rooms.list(room)).length;
}
