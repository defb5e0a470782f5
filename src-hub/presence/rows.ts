import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { Presence, PresenceState } from "../../src-shared/presence/model.ts";
import { addresses } from "../bus.ts";
import { appendHistory } from "../store/append.ts";
import type { PresenceRow } from "../store/tables.ts";
import type { Reader, Tx } from "../store/transact.ts";

export function presenceRow(db: Reader, account: AccountId): Promise<PresenceRow | undefined> {
  return db.selectFrom("presence").selectAll().where("account", "=", account).executeTakeFirst();
}

/** Who has never been here is offline. */
export async function presenceOf(db: Reader, account: AccountId): Promise<Presence> {
  const row = await presenceRow(db, account);
  return row ? { state: row.state, since: row.since } : { state: "offline", since: 0 };
}

/** Sets the state, writes its history, tells the agent's desks and wakes the matcher. */
export async function setPresence(tx: Tx, account: AccountId, state: PresenceState): Promise<Presence> {
  const presence = { state, since: tx.now };
  await tx.db
    .insertInto("presence")
    .values({ account, ...presence, here: 1, idle_since: tx.now })
    .onConflict((conflict) => conflict.column("account").doUpdateSet({ ...presence, idle_since: tx.now }))
    .execute();
  await appendHistory(tx, "presence", "presence.changed", { account, state });
  tx.tell(addresses.agent(account), { event: { type: "presence.changed", presence }, topic: "presence" });
  tx.tell(addresses.matcher, { wake: true });
  return presence;
}

/** The agent has just finished something: he goes to the end of the longest-idle order, and may get the next. */
export async function setIdleSince(tx: Tx, account: AccountId): Promise<void> {
  await tx.db.updateTable("presence").set({ idle_since: tx.now }).where("account", "=", account).execute();
  tx.tell(addresses.matcher, { wake: true });
}

/**
 * The agent's first desk came (1), or his last was lost (0). Answers whether that changed anything. Nobody is available
 * without a desk: who was, is it anew from the moment he is back.
 */
export async function setHere(tx: Tx, account: AccountId, here: 0 | 1): Promise<boolean> {
  const changed = await tx.db
    .updateTable("presence")
    .set({ here })
    .where("account", "=", account)
    .where("here", "!=", here)
    .returning("state")
    .executeTakeFirst();
  if (!changed) return false;
  await appendHistory(tx, "presence", here ? "desk.came" : "desk.lost", { account });
  if (here && changed.state === "available") await setPresence(tx, account, "available");
  tx.tell(addresses.matcher, { wake: true });
  return true;
}

export async function accountsHere(db: Reader): Promise<AccountId[]> {
  const rows = await db.selectFrom("presence").select("account").where("here", "=", 1).execute();
  return rows.map((row) => row.account);
}
