import type { Account, AccountId } from "../../../src-shared/accounts/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import type { Machine } from "../../../src-shared/rpc/machine.ts";
import { accountOf } from "../../accounts/rows.ts";
import { backToFront } from "../../queues/back-to-front.ts";
import { withdrawOffersOf } from "../../queues/withdraw.ts";
import { hearAgent, houseCapacity } from "../../routing/snapshot.ts";
import type { WaitRow } from "../../store/row-types.ts";
import type { Tx } from "../../store/transact.ts";
import { changeWait } from "../../supervision/waits.ts";
import { refuseTransfer } from "../../transfers/cancelling.ts";
import type { LivePart } from "../../transfers/live-parts.ts";
import { leavePart } from "../../transfers/parts.ts";
import { isTransfer } from "../../transfers/rows.ts";
import { closeAsItStands } from "../../wrap-up/close.ts";
import { audited } from "./audited.ts";
import { keepAdministrator } from "./guards.ts";
import { changeable } from "./people.ts";
import { signOutEverywhere } from "./sign-out.ts";

interface Parts {
  readonly machine: Machine;
  /** Places for chats of who has none of his own. */
  readonly chats: number;
}

/** An administrator's. Not oneself: who did it by mistake could not take it back. */
export async function deactivate(tx: Tx, parts: Parts, by: Account, id: AccountId): Promise<{ conversations: number }> {
  await changeable(tx, by, id);
  if (id === by.id) throw refuse("conflict", "not-yourself");
  return endAccount(tx, parts, by, id);
}

/**
 * Nobody signs in with it any more, and who is signed in goes. Who talks with him, or waits for him alone, waits for others
 * at his old place; what he wrapped up is closed as it stands. Its past stays. Refused `last-administrator`.
 */
export async function endAccount(
  tx: Tx,
  { machine, chats }: Parts,
  by: Account,
  id: AccountId,
): Promise<{ conversations: number }> {
  const ended = await tx.db
    .updateTable("account")
    .set({ active: 0 })
    .where("id", "=", id)
    .where("active", "=", 1)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) throw refuse("gone", "account-inactive");
  await keepAdministrator(tx);
  await audited(tx, by, "account.deactivated", `agent:${id}`, { before: { active: true }, after: { active: false } });
  await hearAgent(tx, id, houseCapacity(chats));
  await withdrawOffersOf(tx, id);
  const conversations = await handBack(tx, machine, id);
  await leaveParts(tx, id);
  await freeWaits(tx, id);
  await signOutEverywhere(tx, id);
  return { conversations };
}

/** With the role, the permissions and the password of before. */
export async function activate(tx: Tx, { chats }: Parts, by: Account, id: AccountId): Promise<void> {
  await changeable(tx, by, id);
  const begun = await tx.db
    .updateTable("account")
    .set({ active: 1 })
    .where("id", "=", id)
    .where("active", "=", 0)
    .executeTakeFirst();
  if (begun.numUpdatedRows === 0n) throw refuse("gone", "account-active");
  await audited(tx, by, "account.activated", `agent:${id}`, { before: { active: false }, after: { active: true } });
  await hearAgent(tx, id, houseCapacity(chats));
}

/** Answers how many wait again. */
async function handBack(tx: Tx, machine: Machine, agent: AccountId): Promise<number> {
  const rows = await tx.db
    .selectFrom("conversation")
    .selectAll()
    .where("agent", "=", agent)
    .where("state", "in", ["active", "wrap-up"])
    .orderBy("waiting_since")
    .execute();
  for (const row of rows) await (row.state === "active" ? backToFront(tx, machine, row) : closeAsItStands(tx, row));
  return rows.filter(({ state }) => state === "active").length;
}

async function leaveParts(tx: Tx, account: AccountId): Promise<void> {
  const parts = await tx.db
    .selectFrom("part")
    .selectAll()
    .where("account", "=", account)
    .where("until", "is", null)
    .execute();
  for (const part of parts) await leavePart(tx, part as LivePart, "hub");
}

/** What only he was asked for: others are, or it comes back to who had asked. */
async function freeWaits(tx: Tx, agent: AccountId): Promise<void> {
  const waits: WaitRow[] = await tx.db
    .selectFrom("wait")
    .selectAll()
    .where("only_agent", "=", agent)
    .where("state", "in", ["waiting", "offered"])
    .execute();
  for (const wait of waits)
    if (isTransfer(wait)) await refuseTransfer(tx, wait, await accountOf(tx.db, agent), "lost");
    else await changeWait(tx, wait.id, { only_agent: null });
}
