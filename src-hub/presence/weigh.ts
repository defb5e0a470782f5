import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { Presence } from "../../src-shared/presence/model.ts";
import { withdrawOffersOf } from "../queues/withdraw.ts";
import { appendHistory } from "../store/append.ts";
import type { Tx } from "../store/transact.ts";
import type { Said } from "./said.ts";
import { settleAgent } from "./settle.ts";

/**
 * What an agent's desks say of themselves counts from now on. Nobody sits at a workstation that is left, and nobody hears
 * one that cannot ring: what rings there goes back to the front of the queue, without blame.
 */
export async function weigh(tx: Tx, account: AccountId, { use, unready }: Said): Promise<Presence> {
  const written = unready.length === 0 ? null : JSON.stringify(unready);
  const changed = await tx.db
    .updateTable("presence")
    .set({ unready: written })
    .where("account", "=", account)
    .where("unready", "is not", written)
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) await appendHistory(tx, "presence", "presence.ready", { account, unready });
  if (use !== null || unready.includes("ring")) await withdrawOffersOf(tx, account);
  return settleAgent(tx, account, { is: "machine", use });
}
