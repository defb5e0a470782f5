import type { AccountId } from "../../src-shared/accounts/model.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { CallId } from "../../src-shared/video/model.ts";
import type { CallLeg } from "../../src-shared/video/record.ts";
import type { CallLegRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";

/** Who somebody in a call is to the hub: the visitor, or which of the staff. */
export type Whose = AccountId | "visitor";

/**
 * What was reported of somebody's stay in a call since it began; null when nothing was. Asked once, when the leg ends:
 * whoever keeps the reports may forget them then, so that his next leg begins with none.
 */
export type LegQuality = (call: CallId, whose: Whose) => CallLeg["quality"] | null;

/** Who is in the call now, at most one leg each. */
export function openLegs(db: Reader, call: CallId): Promise<CallLegRow[]> {
  return db.selectFrom("call_leg").selectAll().where("call", "=", call).where("left_at", "is", null).execute();
}

export function whoseLeg({ account }: Pick<CallLegRow, "account">): Whose {
  return account === "" ? "visitor" : account;
}

export async function beginLeg(tx: Tx, machine: Machine, leg: { call: CallId; whose: Whose; seat: string }) {
  const { call, whose, seat } = leg;
  await tx.db
    .insertInto("call_leg")
    .values({
      id: uuid7(machine),
      call,
      side: whose === "visitor" ? "visitor" : "agent",
      account: whose === "visitor" ? "" : whose,
      seat,
      joined_at: tx.now,
      seen_at: tx.now,
      left_at: null,
      quality: null,
    })
    .execute();
}

export async function endLeg(tx: Tx, leg: CallLegRow, left_at: number, quality: LegQuality): Promise<void> {
  const kept = quality(leg.call, whoseLeg(leg));
  await tx.db
    .updateTable("call_leg")
    .set({ left_at, quality: kept && JSON.stringify(kept) })
    .where("id", "=", leg.id)
    .execute();
}

/** A hub looks every 30 s; when it last looked longer ago than this, it was away itself. */
const lookedWithin = 45_000;

/** When somebody who is not there any more went: now, or when a hub that was away itself since then last saw him. */
export function lastSeen(leg: CallLegRow, now: number): number {
  return now - leg.seen_at > lookedWithin ? leg.seen_at : now;
}

/** Everybody whose leg is open was there at this look. */
export async function seeLegs(tx: Tx, call: CallId): Promise<void> {
  await tx.db
    .updateTable("call_leg")
    .set({ seen_at: tx.now })
    .where("call", "=", call)
    .where("left_at", "is", null)
    .execute();
}

/** The legs of a call that is over, in the order in which they began. */
export async function legsOf(db: Reader, call: CallId, endedAt: number): Promise<CallLeg[]> {
  const rows = await db
    .selectFrom("call_leg")
    .leftJoin("account", "account.id", "call_leg.account")
    .selectAll("call_leg")
    .select("account.name")
    .where("call", "=", call)
    .orderBy("joined_at")
    .orderBy("side")
    .orderBy("left_at")
    .execute();
  return rows.map(({ side, name, joined_at, left_at, quality }) => ({
    side,
    name,
    joinedAt: joined_at,
    leftAt: left_at ?? endedAt,
    quality: quality === null ? null : (JSON.parse(quality) as CallLeg["quality"]),
  }));
}
