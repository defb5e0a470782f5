import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Tx } from "../store/transact.ts";

/**
 * The search reads this message again, in whatever way it was changed. What is written to a log needs no word: edits and
 * deletions are heard of there. Before its row is deleted, not after: its place is read from it.
 */
export async function reindexMessage(tx: Tx, id: MessageId): Promise<void> {
  const row = await tx.db.selectFrom("message").select(["conversation", "seq"]).where("id", "=", id).executeTakeFirst();
  if (row) await readAgain(tx, row.conversation, row.seq);
}

/** The search reads everything of this conversation again; what is gone from the database is gone from the search. */
export async function reindexConversation(tx: Tx, conversation: ConversationId): Promise<void> {
  await readAgain(tx, conversation, null);
}

async function readAgain(tx: Tx, conversation: ConversationId, message: number | null): Promise<void> {
  await tx.db.insertInto("search_change").values({ conversation, message, at: tx.now }).execute();
}

/** The search has read them long ago. */
const keptFor = 7 * 24 * 3_600_000;

export async function forgetChanges(tx: Tx): Promise<void> {
  await tx.db
    .deleteFrom("search_change")
    .where("at", "<", tx.now - keptFor)
    .execute();
}
