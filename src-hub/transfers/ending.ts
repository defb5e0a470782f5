import type { Account } from "../../src-shared/accounts/model.ts";
import { accountOf } from "../accounts/rows.ts";
import { appendStaff } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { cancelTransfer } from "./cancelling.ts";
import { unhold } from "./hold.ts";
import { liveParts } from "./live-parts.ts";
import { moveTo } from "./moving.ts";
import { leavePart } from "./parts.ts";

/** The conversation ends: who takes part goes, what was asked is taken back, and nobody holds or parks it any more. */
export async function endSharing(tx: Tx, row: ConversationRow): Promise<void> {
  await cancelTransfer(tx, row.id, "hub");
  for (const part of await liveParts(tx.db, row.id)) await leavePart(tx, part, "hub", true);
  if (row.parked_at !== null) await appendStaff(tx, row.id, { type: "conversation.resumed", why: "hub" });
  if (row.hold_at === null && row.parked_at === null && row.parked_until === null) return;
  await tx.db
    .updateTable("conversation")
    .set({ hold_at: null, parked_at: null, parked_until: null })
    .where("id", "=", row.id)
    .execute();
}

/**
 * Its owner is lost, and it is to wait again. Somebody who is with the visitor, or comes into his call just now, has it
 * instead: true. Else whoever takes part goes, and what the owner had asked is void.
 */
export async function passOn(tx: Tx, row: ConversationRow): Promise<boolean> {
  const next = await successor(tx, row);
  if (next) {
    await moveTo(tx, row, next, { how: "left-behind", stays: false });
    return true;
  }
  await cancelTransfer(tx, row.id, "hub");
  for (const part of await liveParts(tx.db, row.id)) await leavePart(tx, part, "hub");
  await unhold(tx, row.id);
  return false;
}

async function successor(tx: Tx, { id }: ConversationRow): Promise<Account | undefined> {
  for (const { account, kind } of await liveParts(tx.db, id)) {
    if (kind === "consult") continue;
    const there = await tx.db
      .selectFrom("presence")
      .select("account")
      .where("account", "=", account)
      .where("here", "=", 1)
      .executeTakeFirst();
    if (there) return accountOf(tx.db, account);
  }
  return undefined;
}
