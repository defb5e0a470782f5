import type { AccountId } from "../../src-shared/accounts/model.ts";
import { QueueSettings } from "../../src-shared/queues/settings.ts";
import type { HubParts } from "../ports.ts";
import { backToFront } from "../queues/back-to-front.ts";
import { hot } from "../store/hot.ts";
import { appendPublic } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { openCall } from "../video/rows.ts";
import { closeAsItStands } from "../wrap-up/close.ts";
import { graceAfterStart } from "./leases.ts";
import { presenceRow } from "./presence-of.ts";

/**
 * The desk is lost: what its agent has in hand is kept for him for as long as its queue says, longer when a call runs. What
 * he has parked stays his, whatever becomes of his desk.
 */
export async function keepWork(tx: Tx, account: AccountId): Promise<void> {
  const rows = await tx.db
    .selectFrom("conversation")
    .innerJoin("queue", "queue.id", "conversation.queue")
    .select(["conversation.id", "conversation.state", "queue.settings"])
    .where("conversation.agent", "=", account)
    .where("conversation.state", "in", ["active", "wrap-up"])
    .where("conversation.parked_at", "is", null)
    .execute();
  for (const { id, state, settings } of rows) {
    const { grace } = QueueSettings.parse(JSON.parse(settings));
    const until = tx.now + 1000 * ((await openCall(tx.db, id)) ? grace.call : grace.chat);
    await keepUntil(tx, { id, state }, until);
  }
}

async function keepUntil(tx: Tx, { id, state }: Pick<ConversationRow, "id" | "state">, until: number): Promise<void> {
  await tx.db.updateTable("conversation").set({ kept_until: until }).where("id", "=", id).execute();
  if (state === "active") await appendPublic(tx, id, { type: "agent.lost", until });
}

/** He is back in time: all of it is his as before. */
export async function workIsBack(tx: Tx, account: AccountId): Promise<void> {
  const kept = await tx.db
    .updateTable("conversation")
    .set({ kept_until: null })
    .where("agent", "=", account)
    .where("state", "in", ["active", "wrap-up"])
    .where("kept_until", "is not", null)
    .returning(["id", "state"])
    .execute();
  for (const { id, state } of kept) if (state === "active") await appendPublic(tx, id, { type: "agent.back" });
}

/** A hub that was away kept everybody from coming back: what was kept is kept for as long as desks have to come. */
export async function regrantGrace(tx: Tx): Promise<void> {
  const until = tx.now + graceAfterStart;
  const kept = await tx.db
    .selectFrom("conversation")
    .select(["id", "state"])
    .where("state", "in", ["active", "wrap-up"])
    .where("kept_until", "<", until)
    .execute();
  for (const row of kept) await keepUntil(tx, row, until);
}

const dueAt = hot<Pick<ConversationRow, "id">>("select id from conversation where kept_until <= ?");

/** Whose agent did not come back: it waits again at its old place, or its wrap-up is closed with what he had written. */
export async function endGraces({ store }: Pick<HubParts, "store">, now: number): Promise<void> {
  const due = await dueAt(store.read, [now]);
  for (const { id } of due) await store.transact((tx) => endGrace(tx, id, store.machine));
}

async function endGrace(tx: Tx, id: ConversationRow["id"], machine: HubParts["store"]["machine"]): Promise<void> {
  // Looked at again in the transaction: he may be back, or its visitor gone.
  const row = await tx.db
    .updateTable("conversation")
    .set({ kept_until: null })
    .where("id", "=", id)
    .where("kept_until", "<=", tx.now)
    .returningAll()
    .executeTakeFirst();
  // Handed on meanwhile to somebody who is here.
  if (row?.agent && (await presenceRow(tx.db, row.agent))?.here === 1) return;
  if (row?.state === "active") await backToFront(tx, machine, row);
  if (row?.state === "wrap-up") await closeAsItStands(tx, row);
}
