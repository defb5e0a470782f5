import type { Message } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { appendPublic } from "../store/append.ts";
import type { Tx } from "../store/transact.ts";

/** Writes one message. Its id was made by the writer: one that is taken is refused with `conflict`. */
export async function addMessage(
  tx: Tx,
  conversation: ConversationId,
  message: Message,
): Promise<{ seq: number; at: number }> {
  const { id, from, text } = message;
  const placed = await appendPublic(tx, conversation, { type: "chat.messageAdded", message });
  const added = await tx.db
    .insertInto("message")
    .values({ id, conversation, seq: placed.seq, from_kind: from.kind, from_name: from.name, text, at: placed.at })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw refuse("conflict", "id-taken");
  return placed;
}
