import type { Message, MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { appendPublic } from "../store/append.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";

const insertMessage = hot<{ id: string }>(
  `insert into message (id, conversation, seq, from_kind, from_name, text, at, author, reply_to)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing returning id`,
);

/** Writes one message; `author`: whose it is, null for a bot's. Its id was made by the writer: one that is taken is refused with `conflict`. */
export async function addMessage(
  tx: Tx,
  conversation: ConversationId,
  message: Message,
  author: string | null = null,
): Promise<{ seq: number; at: number }> {
  const { id, from, text, replyTo } = message;
  const placed = await appendPublic(tx, conversation, { type: "chat.messageAdded", message });
  const parameters = [id, conversation, placed.seq, from.kind, from.name, text, placed.at, author, replyTo ?? null];
  const added = await insertMessage(tx.db, parameters);
  if (added.length === 0) throw refuse("conflict", "id-taken");
  return placed;
}

const inConversation = hot<{ seq: number }>("select seq from message where id = ? and conversation = ?");

/** What is answered must be of the same conversation: refused with `gone`, missing and foreign alike. */
export async function refuseForeignReply(
  db: Reader,
  conversation: ConversationId,
  replyTo: MessageId | undefined,
): Promise<void> {
  if (replyTo === undefined) return;
  const [found] = await inConversation(db, [replyTo, conversation]);
  if (!found) throw refuse("gone", "message-gone");
}
