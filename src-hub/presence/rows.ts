import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { Presence, PresenceState } from "../../src-shared/presence/model.ts";
import type { CodeId } from "../../src-shared/routing/ids.ts";
import { appendHistory } from "../store/append.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { settleAgent } from "./settle.ts";

/** Sets the state, writes its history, tells the agent's desks and the matcher. Whatever was to follow is void. */
export async function setPresence(
  tx: Tx,
  account: AccountId,
  state: PresenceState,
  code: CodeId | null = null,
): Promise<Presence> {
  const chosen = { state, since: tx.now, code, next: null };
  await tx.db
    .insertInto("presence")
    .values({
      account,
      ...chosen,
      here: 1,
      idle_since: tx.now,
      activity_since: tx.now,
      unready: null,
      machine: null,
      lost_at: null,
    })
    .onConflict((conflict) => conflict.column("account").doUpdateSet({ ...chosen, idle_since: tx.now }))
    .execute();
  await appendHistory(tx, "presence", "presence.changed", { account, state, code });
  return settleAgent(tx, account, true);
}

/** The agent has just finished something: he goes to the end of the longest-idle order, and may get the next. */
export async function setIdleSince(tx: Tx, account: AccountId): Promise<void> {
  await tx.db.updateTable("presence").set({ idle_since: tx.now }).where("account", "=", account).execute();
  await settleAgent(tx, account);
}

/**
 * The agent's first desk came (1), or his last was lost (0). Answers whether that changed anything. Nobody is available
 * without a desk: who was, is it anew from the moment he is back.
 */
export async function setHere(tx: Tx, account: AccountId, here: 0 | 1): Promise<boolean> {
  const changed = await tx.db
    .updateTable("presence")
    .set({ here, lost_at: here ? null : tx.now })
    .where("account", "=", account)
    .where("here", "!=", here)
    .returning("state")
    .executeTakeFirst();
  if (!changed) return false;
  await appendHistory(tx, "presence", here ? "desk.came" : "desk.lost", { account });
  if (here && changed.state === "available") await setPresence(tx, account, "available");
  else await settleAgent(tx, account);
  return true;
}

export async function accountsHere(db: Reader): Promise<AccountId[]> {
  const rows = await db.selectFrom("presence").select("account").where("here", "=", 1).execute();
  return rows.map((row) => row.account);
}
