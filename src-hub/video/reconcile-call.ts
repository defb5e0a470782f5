import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Side } from "../../src-shared/video/model.ts";
import { conversationRow } from "../conversations/rows.ts";
import { appendPublic } from "../store/append.ts";
import type { CallRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { liveParts } from "../transfers/live-parts.ts";
import { connected } from "../transfers/taken.ts";
import { endCall } from "./ending.ts";
import { identityOf } from "./join.ts";
import { beginLeg, endLeg, type LegQuality, lastSeen, openLegs, seeLegs, type Whose, whoseLeg } from "./legs.ts";

/** A call whose room has been empty for so long is over: as long as the media server keeps an empty room. */
const emptyFor = 180_000;

/** Who may be in the room of a call, by the identity that he has there. A colleague who is only consulted may not. */
export async function allowedIn(
  db: Reader,
  call: Pick<CallRow, "conversation" | "visitor">,
): Promise<ReadonlyMap<string, Whose>> {
  const allowed = new Map<string, Whose>([[identityOf("visitor", call.visitor), "visitor"]]);
  const colleagues = (await liveParts(db, call.conversation)).filter(({ kind }) => kind !== "consult");
  for (const { account } of colleagues) allowed.set(identityOf("agent", account), account);
  const agent = (await conversationRow(db, call.conversation))?.agent;
  if (agent) allowed.set(identityOf("agent", agent), agent);
  return allowed;
}

interface Seen {
  /** The seat of each who is in the room. */
  readonly present: ReadonlyMap<Whose, string>;
  /** Since when hub and media server have both been there. */
  readonly open: number;
  readonly machine: Machine;
  readonly legQuality: LegQuality;
}

/** What was seen in a room becomes the legs of its call. For the visitor all the staff in it are one side. */
export async function reconcile(tx: Tx, seen: CallRow, { present, open, machine, legQuality }: Seen): Promise<void> {
  const call = await tx.db.selectFrom("call").selectAll().where("id", "=", seen.id).executeTakeFirst();
  if (call?.state !== "open") return;
  const legs = await openLegs(tx.db, call.id);
  const before = sidesOf(legs.map(whoseLeg));
  const after = sidesOf(present.keys());
  for (const leg of legs)
    if (present.get(whoseLeg(leg)) !== leg.seat) await endLeg(tx, leg, lastSeen(leg, tx.now), legQuality);
  for (const side of before)
    if (!after.has(side)) await appendPublic(tx, call.conversation, { type: "video.left", call: call.id, side });
  for (const [whose, seat] of present)
    if (!legs.some((leg) => whoseLeg(leg) === whose && leg.seat === seat))
      await beginLeg(tx, machine, { call: call.id, whose, seat });
  // Who came back before anybody saw him go was never away for the other side.
  for (const side of after)
    if (!before.has(side)) await appendPublic(tx, call.conversation, { type: "video.joined", call: call.id, side });
  await seeLegs(tx, call.id);
  await takenIfThere(tx, call, present);
  const empty_since = present.size > 0 ? null : (call.empty_since ?? tx.now);
  if (empty_since !== call.empty_since)
    await tx.db.updateTable("call").set({ empty_since }).where("id", "=", call.id).execute();
  if (empty_since !== null && tx.now - Math.max(empty_since, open) >= emptyFor)
    await endCall(tx, call.conversation, "hub", "left-empty", legQuality);
}

/** Who had taken the conversation over is with the visitor now: it is his. */
async function takenIfThere(tx: Tx, { conversation }: CallRow, present: ReadonlyMap<Whose, string>): Promise<void> {
  const taking = (await liveParts(tx.db, conversation)).find(({ kind }) => kind === "taking");
  if (taking && present.has(taking.account)) await connected(tx, taking);
}

function sidesOf(present: Iterable<Whose>): ReadonlySet<Side> {
  return new Set([...present].map((whose) => (whose === "visitor" ? "visitor" : "agent")));
}
