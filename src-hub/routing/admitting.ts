import { hasPlace } from "../queues/make-offer.ts";
import type { Tx } from "../store/transact.ts";
import { placeKey } from "./admission.ts";
import type { Board } from "./board.ts";
import type { House, Place, Room } from "./house.ts";
import type { Guide, Guides } from "./guide.ts";
import type { Router } from "./router.ts";

interface Ports {
  readonly router: Router;
  readonly guides: Guides;
}

/** More works than share one commit: so many agents may have got something since the board last heard. */
const behind = 128;

/**
 * Decides who is let in, within the transaction that lets him in. Where a threshold stands, who waits and who is free is
 * counted from the rows, so two who come at the same moment do not both take the last place.
 */
export async function admitIn<T>(tx: Tx, { router, guides }: Ports, decide: (house: House) => T): Promise<T> {
  const guide = await guides.in(tx);
  const counted = new Map<string, Room>();
  for (;;) {
    const missing = new Map<string, Place>();
    const house = houseOf({ router, guide }, (place) => {
      const room = counted.get(placeKey(place));
      if (!room) missing.set(placeKey(place), place);
      return room ?? { free: 0, ahead: 0 };
    });
    const decided = decide(house);
    if (missing.size === 0) return decided;
    for (const [key, place] of missing) counted.set(key, await roomIn(tx, router.board, place));
  }
}

/** The house as the board knows it, with a count of one's own choice. */
export function houseOf(
  { router: { board, known }, guide }: Pick<Ports, "router"> & { readonly guide: Guide },
  room: House["room"],
): House {
  return {
    guide,
    queue: (id) => known.queues.get(id),
    isStaffed: (place) => board.agentsAt(place).able > 0,
    room,
  };
}

async function roomIn(tx: Tx, board: Board, place: Place): Promise<Room> {
  const ahead = await aheadIn(tx, place);
  const perhaps = board.agentsAt(place).free.slice(0, ahead + 1 + behind);
  if (perhaps.length === 0) return { free: 0, ahead };
  const { free } = await tx.db
    .selectFrom("presence")
    .select(({ fn }) => fn.countAll<number>().as("free"))
    .where("account", "in", perhaps)
    .where("state", "=", "available")
    .where("here", "=", 1)
    .where("next", "is", null)
    .where("unready", "is", null)
    .where("ringing", "=", 0)
    .where((eb) => hasPlace(eb, place.channel))
    .executeTakeFirstOrThrow();
  return { free, ahead };
}

/** Who waits there for anybody, and for the same agents. */
async function aheadIn(tx: Tx, { queue, channel, group }: Place): Promise<number> {
  let waits = tx.db
    .selectFrom("wait")
    .select(({ fn }) => fn.countAll<number>().as("ahead"))
    .where("queue", "=", queue)
    .where("state", "=", "waiting")
    .where("channel", "=", channel)
    .where("only_agent", "is", null);
  if (group !== null) waits = waits.where((eb) => eb.or([eb("grp", "is", null), eb("grp", "=", group)]));
  return (await waits.executeTakeFirstOrThrow()).ahead;
}
