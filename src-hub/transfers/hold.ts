import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { appendPublic } from "../store/append.ts";
import type { Tx } from "../store/transact.ts";

/** The visitor is told that he is on hold; false when he was already. */
export async function hold(tx: Tx, conversation: ConversationId): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable("conversation")
    .set({ hold_at: tx.now })
    .where("id", "=", conversation)
    .where("state", "=", "active")
    .where("hold_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await appendPublic(tx, conversation, { type: "conversation.held" });
  return true;
}

/** False when he was not on hold. */
export async function unhold(tx: Tx, conversation: ConversationId): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable("conversation")
    .set({ hold_at: null })
    .where("id", "=", conversation)
    .where("hold_at", "is not", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await appendPublic(tx, conversation, { type: "conversation.unheld" });
  return true;
}
