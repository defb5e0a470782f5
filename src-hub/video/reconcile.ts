import type { Machine } from "../../src-shared/rpc/machine.ts";
import { steadily } from "../steadily.ts";
import type { Reader, Transact } from "../store/transact.ts";
import type { LegQuality, Whose } from "./legs.ts";
import { allowedIn, reconcile } from "./reconcile-call.ts";
import type { VideoRooms } from "./rooms.ts";

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
  let calls = ports.read.selectFrom("call").selectAll("call").where("call.state", "=", "open");
  if (rooms !== undefined) calls = calls.where("call.room", "in", rooms);
  const looks = (await calls.execute()).map(async (call) => {
    const seats = await ports.rooms.list(call.room);
    // Asked after the list: who has been let in meanwhile is not put out.
    const allowed = await allowedIn(ports.read, call);
    const present = new Map<Whose, string>();
    for (const { identity, seat } of seats) {
      const whose = allowed.get(identity);
      if (whose !== undefined) present.set(whose, seat);
      // Whoever it is, he has no part in this call, or none any more; his token may have been good once.
      else await ports.rooms.remove(call.room, identity);
    }
    await ports.transact((tx) => reconcile(tx, call, { present, open, ...ports }));
  });
  const broken = (await Promise.allSettled(looks)).find((look) => look.status === "rejected");
  if (broken) throw broken.reason;
}
