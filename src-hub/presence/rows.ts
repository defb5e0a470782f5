import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { Presence, PresenceState } from "../../src-shared/presence/model.ts";
import type { CodeId } from "../../src-shared/routing/ids.ts";
import { appendHistory } from "../store/append.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { settleAgent } from "./settle.ts";

/**
 * Sets the state, from elsewhere than his own desk: the hub after a missed offer, a supervisor. Whatever was to follow is
 * void, but for a missed offer: then that comes instead.
 */
export async function setPresence(
  tx: Tx,
  account: AccountId,
  state: PresenceState,
  code: CodeId | null = null,
): Promise<Presence> {
  await ensurePresence(tx, account, 0);
  return settleAgent(
    tx,
    account,
    state === "not-responding" ? { is: "missed" } : { is: "chosen", choice: { state, code }, here: false },
  );
}

/**
 * Who has never been here is offline, until his first desk comes: then an agent is Available, and who comes to supervise or
 * to administer is Away until he wants to be offered conversations. Answers whether the row is new.
 */
export async function ensurePresence(tx: Tx, account: AccountId, here: 0 | 1): Promise<boolean> {
  const { role } = await tx.db.selectFrom("account").select("role").where("id", "=", account).executeTakeFirstOrThrow();
  const made = await tx.db
    .insertInto("presence")
    .values({
      account,
      state: !here ? "offline" : role === "agent" ? "available" : "away",
      since: tx.now,
      here,
      idle_since: tx.now,
      activity_since: tx.now,
      code: null,
      next: null,
      unready: null,
      machine: null,
      left: null,
      lost_at: null,
    })
    .onConflict((conflict) => conflict.column("account").doNothing())
    .returning("account")
    .executeTakeFirst();
  return made !== undefined;
}

const idleFrom = hot("update presence set idle_since = ? where account = ?");

/** The agent has just finished something: he goes to the end of the longest-idle order, and may get the next. */
export async function setIdleSince(tx: Tx, account: AccountId): Promise<void> {
  await idleFrom(tx.db, [tx.now, account]);
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
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await appendHistory(tx, "presence", here ? "desk.came" : "desk.lost", { account });
  await settleAgent(tx, account, { is: here ? "came" : "lost" });
  return true;
}

export async function accountsHere(db: Reader): Promise<AccountId[]> {
  const rows = await db.selectFrom("presence").select("account").where("here", "=", 1).execute();
  return rows.map((row) => row.account);
}
