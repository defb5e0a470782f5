import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Side } from "../../src-shared/video/model.ts";
import { steadily } from "../steadily.ts";
import { appendPublic } from "../store/append.ts";
import type { CallRow } from "../store/row-types.ts";
import type { Reader, Transact, Tx } from "../store/transact.ts";
import { endCall } from "./ending.ts";
import { identityOf } from "./join.ts";
import { beginLeg, endLeg, type LegQuality, lastSeen, openLegs, seeLegs } from "./legs.ts";
import type { VideoRooms } from "./rooms.ts";

/** A call whose room has been empty for so long is over: as long as the media server keeps an empty room. */
const emptyFor = 180_000;

interface Ports {
  readonly read: Reader;
  readonly transact: Transact;
  readonly machine: Machine;
  readonly rooms: VideoRooms;
  readonly legQuality: LegQuality;
}

/**
 * Brings what the hub says of its calls into line with who is in the rooms. Webhooks only wake it; what it tells comes
 * from listing, so that a lost, doubled or late webhook changes nothing. One look at a time: the media server's older
 * answer is never written over its newer one.
 */
export function callReconciler(ports: Ports, failed: (error: unknown) => void) {
  const woken = new Set<string>();
  let all = false;
  /** Since when hub and media server have both been there: before that nobody could come back into an empty room. */
  let open: number | undefined;
  const looking = steadily(async () => {
    const rooms = all ? undefined : [...woken];
    all = false;
    woken.clear();
    open ??= ports.machine.now();
    try {
      await reconcileCalls(ports, rooms, open);
    } catch (error) {
      open = undefined;
      throw error;
    }
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
async function reconcileCalls(ports: Ports, rooms: readonly string[] | undefined, open: number): Promise<void> {
  let calls = ports.read
    .selectFrom("call")
    .innerJoin("conversation", "conversation.id", "call.conversation")
    .selectAll("call")
    .select("conversation.agent")
    .where("call.state", "=", "open");
  if (rooms !== undefined) calls = calls.where("call.room", "in", rooms);
  const looks = (await calls.execute()).map(async (call) => {
    const present = new Map<Side, string>();
    for (const { identity, seat } of await ports.rooms.list(call.room)) {
      if (identity === identityOf("visitor", call.visitor)) present.set("visitor", seat);
      else if (call.agent !== null && identity === identityOf("agent", call.agent)) present.set("agent", seat);
      // Whoever it is, he has no part in this call; his token may have been good once.
      else await ports.rooms.remove(call.room, identity);
    }
    await ports.transact((tx) => reconcile(tx, call, { present, open, ...ports }));
  });
  const broken = (await Promise.allSettled(looks)).find((look) => look.status === "rejected");
  if (broken) throw broken.reason;
}

interface Seen {
  /** The seat of each side that is in the room. */
  readonly present: ReadonlyMap<Side, string>;
  readonly open: number;
  readonly machine: Machine;
  readonly legQuality: LegQuality;
}

async function reconcile(tx: Tx, seen: CallRow, { present, open, machine, legQuality }: Seen): Promise<void> {
  const call = await tx.db.selectFrom("call").selectAll().where("id", "=", seen.id).executeTakeFirst();
  if (call?.state !== "open") return;
  const legs = await openLegs(tx.db, call.id);
  for (const leg of legs) {
    if (present.get(leg.side) === leg.seat) continue;
    await endLeg(tx, leg, lastSeen(leg, tx.now), legQuality);
    if (!present.has(leg.side))
      await appendPublic(tx, call.conversation, { type: "video.left", call: call.id, side: leg.side });
  }
  for (const [side, seat] of present) {
    const before = legs.find((leg) => leg.side === side);
    if (before?.seat === seat) continue;
    await beginLeg(tx, machine, { call: call.id, side, seat });
    // Who came back before anybody saw him go was never away for the other side.
    if (!before) await appendPublic(tx, call.conversation, { type: "video.joined", call: call.id, side });
  }
  await seeLegs(tx, call.id);
  const empty_since = present.size > 0 ? null : (call.empty_since ?? tx.now);
  if (empty_since !== call.empty_since)
    await tx.db.updateTable("call").set({ empty_since }).where("id", "=", call.id).execute();
  if (empty_since !== null && tx.now - Math.max(empty_since, open) >= emptyFor)
    await endCall(tx, call.conversation, "hub", "left-empty", legQuality);
}
