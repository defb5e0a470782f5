import type { WaitId } from "../../src-shared/routing/ids.ts";
import { boardHouse } from "../availability/told.ts";
import { isArranged } from "../appointments/met.ts";
import { conversationRow } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import { endWait, liveWait } from "../queues/waits.ts";
import type { WaitRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { type Been, escalate, placeKey } from "./admission.ts";
import { admitIn } from "./admitting.ts";
import { botsOf, enter, requestOf } from "./enter.ts";
import type { House } from "./house.ts";
import type { WaitInput } from "./inputs.ts";

/** Where nobody may wait, somebody is taken within this, milliseconds, or goes elsewhere. */
const atOnce = 1_000;
/** So many are moved in one turn; the next turn comes at once. */
const most = 50;

type Ports = Pick<HubParts, "store" | "router" | "guides">;

/**
 * Who has waited for longer than his queue lets him, or waits where nobody may, goes to the first fallback that takes him
 * (features 001-22, 001-25). Without one he stays, at his place, and is looked at again.
 */
export async function escalateDue(hub: Ports, now: number): Promise<void> {
  const due = [...tooLong(hub, now), ...(await notAtOnce(hub, now))];
  if (due.length === 0) return;
  const house = boardHouse(hub.router, hub.guides);
  const movable = due.filter((wait) => hasWayOut(house, wait)).slice(0, most);
  for (const { id } of movable) await hub.store.transact((tx) => escalateWait(tx, hub, id));
}

function tooLong({ router: { known } }: Ports, now: number): WaitInput[] {
  return [...known.waits.values()].filter(({ kind, offered, queue, enteredAt }) => {
    const after = known.queues.get(queue)?.settings.escalateAfter ?? null;
    return kind === "new" && !offered && after !== null && now - enteredAt >= after * 1000;
  });
}

async function notAtOnce({ store, router: { known, board } }: Ports, now: number): Promise<WaitInput[]> {
  if (known.waits.size === 0) return [];
  const rows = await store.read
    .selectFrom("wait")
    .select("id")
    .where("threshold", "=", 0)
    .where("state", "=", "waiting")
    .where("entered_at", "<=", now - atOnce)
    .execute();
  return rows.flatMap(({ id }) => {
    const wait = known.waits.get(id);
    // Somebody is free for him: the matcher is at it.
    return wait?.kind === "new" && !wait.offered && board.whyWaiting(id, now)?.free === 0 ? [wait] : [];
  });
}

/** A cheap look by what the board knows, so that those who cannot go anywhere cost no transaction. */
function hasWayOut(house: House, { queue, channel }: WaitInput): boolean {
  const fallbacks = house.queue(queue)?.settings.fallbacks ?? [];
  return fallbacks.some((fallback) => {
    if (fallback.to === "bot") return house.guide.bots.has(fallback.bot);
    if (fallback.to === "chat") return channel === "video";
    if (fallback.to === "form") return false;
    const input = house.queue(fallback.queue);
    return input !== undefined && input.closed === null;
  });
}

async function escalateWait(tx: Tx, hub: Ports, id: WaitId): Promise<void> {
  const asked = await tx.db.selectFrom("wait").selectAll().where("id", "=", id).executeTakeFirst();
  const wait = asked && (await liveWait(tx.db, asked.conversation));
  const row = wait && (await conversationRow(tx.db, wait.conversation));
  if (!row || wait.id !== id || wait.state !== "waiting" || row.state !== "waiting") return;
  if (await isArranged(tx.db, row.id)) return;
  const request = { ...(await requestOf(tx, row)), channel: wait.channel };
  const been: Been = { bots: botsOf(row), places: await placesOf(tx, wait) };
  const { queue, channel, grp: group, priority, threshold } = wait;
  const place = { queue, channel, group, needs: [], priority, threshold };
  const found = await admitIn(tx, hub, (house) => escalate(house, request, place, tx.now, been));
  if (!found || found.to === "nowhere" || !(await endWait(tx, id, "moved"))) return;
  await enter(tx, hub, row, found);
}

/** Where this conversation has waited: it does not go back. */
async function placesOf(tx: Tx, { conversation }: WaitRow): Promise<Set<string>> {
  const rows = await tx.db
    .selectFrom("wait")
    .select(["queue", "channel", "grp as group"])
    .where("conversation", "=", conversation)
    .execute();
  return new Set(rows.map(placeKey));
}
