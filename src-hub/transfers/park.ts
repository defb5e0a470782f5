import { sql } from "kysely";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { conversationRow } from "../conversations/rows.ts";
import { settleAgent } from "../presence/settle.ts";
import { backToFront } from "../queues/back-to-front.ts";
import { appendStaff } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader, Transact, Tx } from "../store/transact.ts";
import { openCall } from "../video/rows.ts";
import { unhold } from "./hold.ts";
import { liveParts } from "./live-parts.ts";
import { liveTransfer } from "./rows.ts";

/** Nobody waits longer for an agent who put him aside. */
const longestPark = 366 * 24 * 3_600_000;

/**
 * Puts a conversation aside: it stays its agent's, and its places are free. Not with a call running, nor while a colleague
 * takes part. One that waits in a queue for somebody else may be left to it in this way.
 */
export async function park(tx: Tx, row: ConversationRow, until: number | null): Promise<void> {
  if (row.state !== "active") throw refuse("gone", "conversation-ended");
  if (until !== null && until <= tx.now) throw refuse("invalid", "snooze-past");
  if (until !== null && until > tx.now + longestPark) throw refuse("invalid", "snooze-too-far");
  if (await openCall(tx.db, row.id)) throw refuse("conflict", "call-running");
  if ((await liveParts(tx.db, row.id)).length > 0) throw refuse("conflict", "colleague-here");
  const asked = await liveTransfer(tx.db, row.id);
  if (asked && (asked.kind === "consult" || asked.only_agent !== null)) throw refuse("conflict", "transfer-open");
  await unhold(tx, row.id);
  await tx.db
    .updateTable("conversation")
    .set({ parked_at: tx.now, parked_until: until ?? 0 })
    .where("id", "=", row.id)
    .where("state", "=", "active")
    .execute();
  await appendStaff(tx, row.id, { type: "conversation.parked", until });
  await settleAgent(tx, row.agent!);
}

/**
 * Takes it up again: it is its agent's work as before, also above his number of places. An agent who is not there loses it
 * to whoever is: it waits again, at its old place. False when it was not parked.
 */
export async function resume(
  tx: Tx,
  machine: Machine,
  row: ConversationRow,
  why: "agent" | "time" | "visitor",
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable("conversation")
    .set({ parked_at: null, parked_until: null })
    .where("id", "=", row.id)
    .where("parked_at", "is not", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n || row.agent === null) return false;
  await appendStaff(tx, row.id, { type: "conversation.resumed", why });
  const { here } = await tx.db
    .selectFrom("presence")
    .select("here")
    .where("account", "=", row.agent)
    .executeTakeFirstOrThrow();
  const now = here ? undefined : await conversationRow(tx.db, row.id);
  if (now) await backToFront(tx, machine, now);
  else await settleAgent(tx, row.agent);
  return true;
}

/** Those whose time has come. */
export async function resumeDue(read: Reader, transact: Transact, machine: Machine): Promise<void> {
  const due = await read
    .selectFrom("conversation")
    .select("id")
    // Written out: so SQLite sees that the index of those that are parked until a time fits.
    .where(sql<boolean>`parked_until > 0`)
    .where("parked_until", "<=", machine.now())
    .execute();
  for (const { id } of due)
    await transact(async (tx) => {
      const row = await conversationRow(tx.db, id);
      // Looked at again in the transaction: it may have been parked for longer meanwhile.
      if (row?.parked_until && row.parked_until <= tx.now) await resume(tx, machine, row, "time");
    });
}
