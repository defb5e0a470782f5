import type { Side } from "../../src-shared/video/model.ts";
import { steadily } from "../steadily.ts";
import { appendPublic } from "../store/append.ts";
import type { CallRow } from "../store/tables.ts";
import type { Reader, Transact, Tx } from "../store/transact.ts";
import { endCall } from "./ending.ts";
import { sideOf } from "./join.ts";
import type { VideoRooms } from "./rooms.ts";

/** A call whose room has been empty for so long is over: as long as the media server keeps an empty room. */
export const emptyFor = 180_000;

interface Ports {
  readonly read: Reader;
  readonly transact: Transact;
  readonly rooms: VideoRooms;
}

/**
 * Brings what the hub says of its calls into line with who is in the rooms. Webhooks only wake it; what it tells comes
 * from listing, so that a lost, doubled or late webhook changes nothing. One look at a time: the media server's older
 * answer is never written over its newer one.
 */
export function callReconciler(ports: Ports, failed: (error: unknown) => void) {
  const woken = new Set<string>();
  let all = false;
  const looking = steadily(async () => {
    const rooms = all ? undefined : [...woken];
    all = false;
    woken.clear();
    await reconcileCalls(ports, rooms);
  }, failed);
  return {
    lookAt(room: string): void {
      woken.add(room);
      looking.wake();
    },
    lookAtAll(): void {
      all = true;
      looking.wake();
    },
    settled: () => looking.settled(),
  };
}

/** What fails at one room holds up no other; it is thrown when all are done. */
async function reconcileCalls(ports: Ports, rooms: readonly string[] | undefined): Promise<void> {
  let open = ports.read.selectFrom("call").selectAll().where("state", "=", "open");
  if (rooms !== undefined) open = open.where("room", "in", rooms);
  const looks = (await open.execute()).map(async (call) => {
    const identities = await ports.rooms.list(call.room);
    const present = new Set(identities.map(sideOf).filter((side) => side !== undefined));
    await ports.transact((tx) => reconcile(tx, call, present));
  });
  const broken = (await Promise.allSettled(looks)).find((look) => look.status === "rejected");
  if (broken) throw broken.reason;
}

async function reconcile(tx: Tx, seen: CallRow, present: ReadonlySet<Side>): Promise<void> {
  const call = await tx.db.selectFrom("call").selectAll().where("id", "=", seen.id).executeTakeFirst();
  if (call?.state !== "open") return;
  const rows = await tx.db.selectFrom("call_side").select("side").where("call", "=", call.id).execute();
  const known = new Set(rows.map((row) => row.side));
  for (const side of [...present].filter((one) => !known.has(one))) {
    await tx.db.insertInto("call_side").values({ call: call.id, side }).execute();
    await appendPublic(tx, call.conversation, { type: "video.joined", call: call.id, side });
  }
  for (const side of [...known].filter((one) => !present.has(one))) {
    await tx.db.deleteFrom("call_side").where("call", "=", call.id).where("side", "=", side).execute();
    await appendPublic(tx, call.conversation, { type: "video.left", call: call.id, side });
  }
  const empty_since = present.size > 0 ? null : (call.empty_since ?? tx.now);
  if (empty_since !== call.empty_since)
    await tx.db.updateTable("call").set({ empty_since }).where("id", "=", call.id).execute();
  if (empty_since !== null && tx.now - empty_since >= emptyFor)
    await endCall(tx, call.conversation, "hub", "left-empty");
}

/** Closes every room that belongs to no open call: after a hang-up at once, and whatever a crash left behind. */
export async function closeOrphans(ports: Ports): Promise<void> {
  const rooms = await ports.rooms.rooms();
  if (rooms.length === 0) return;
  const open = await ports.read.selectFrom("call").select("room").where("state", "=", "open").execute();
  const kept = new Set(open.map((row) => row.room));
  for (const room of rooms) if (!kept.has(room)) await ports.rooms.close(room);
}
