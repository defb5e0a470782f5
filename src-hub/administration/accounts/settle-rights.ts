import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { permissionsOf } from "../../accounts/permissions-of.ts";
import { addresses } from "../../bus.ts";
import { presenceOf, presenceRow } from "../../presence/presence-of.ts";
import { settleAgent } from "../../presence/settle.ts";
import { withdrawOffersOf } from "../../queues/withdraw.ts";
import { hearAgent, houseCapacity } from "../../routing/snapshot.ts";
import type { Tx } from "../../store/transact.ts";
import { applyTo } from "../applied.ts";

/**
 * The last act of every change of what somebody may do: what follows from it stands where offers and video are decided, and
 * his desks hear it at once. Nothing that he has in hand is taken away, but what rings at who may not answer any more goes
 * to others. `chats`: places for chats of who has none of his own. Answers how many running conversations are ruled anew.
 */
export async function settleRights(
  tx: Tx,
  ids: readonly AccountId[],
  chats: number,
): Promise<{ conversations: number }> {
  const ruled = new Set<AccountId>();
  for (const id of ids) if (await settleOne(tx, id, chats)) ruled.add(id);
  if (ruled.size === 0) return { conversations: 0 };
  return applyTo(tx, (row) => row.agent !== null && ruled.has(row.agent));
}

/** Answers whether something other than his screens follows from it. */
async function settleOne(tx: Tx, id: AccountId, chats: number): Promise<boolean> {
  const { account, permissions } = await permissionsOf(tx.db, { id });
  tx.tell(addresses.agent(id), { event: { type: "account.changed", account, permissions }, topic: "account" });
  const before = await tx.db
    .selectFrom("account")
    .select(["video", "escalate", "chats"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const after = {
    video: permissions.includes("Conversation > Video > Answer") ? 1 : 0,
    escalate: permissions.includes("Conversation > Video > Escalate") ? 1 : 0,
    chats: permissions.includes("Conversation > Chat > Answer") ? 1 : 0,
  };
  if (after.video === before.video && after.escalate === before.escalate && after.chats === before.chats) return false;
  await tx.db.updateTable("account").set(after).where("id", "=", id).execute();
  if (after.video < before.video || after.chats < before.chats) await withdrawOffersOf(tx, id);
  await tellPlaces(tx, id, chats);
  return true;
}

/** The matcher and his desks hear of his places. */
export async function tellPlaces(tx: Tx, id: AccountId, chats: number): Promise<void> {
  await hearAgent(tx, id, houseCapacity(chats));
  if (!(await presenceRow(tx.db, id))) return;
  await settleAgent(tx, id);
  const presence = await presenceOf(tx.db, id);
  tx.tell(addresses.agent(id), { event: { type: "presence.changed", presence }, topic: "presence" });
  tx.tell(addresses.presences, { account: id, presence });
}
