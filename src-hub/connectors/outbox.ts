import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { Tx } from "../store/transact.ts";

const insertRecords = hot<{ connector: string }>(
  `insert into handed_record (connector, conversation, at, state, next_at)
   select connector.id, conversation.id, ?, 'due', ? from connector, conversation
   where connector.active = 1 and conversation.id = ? and conversation.accepted_at is not null
   on conflict do nothing returning connector`,
);

/** A conversation that somebody had is closed: in the same transaction it is laid down for each connector, once. */
export async function handOver(tx: Tx, conversation: ConversationId): Promise<void> {
  const laid = await insertRecords(tx.db, [tx.now, tx.now, conversation]);
  if (laid.length > 0) tx.tell(addresses.outside, { wake: true });
}
