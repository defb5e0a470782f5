import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { Tx } from "../store/transact.ts";
import type { Told } from "./told.ts";

const insertDeliveries = hot<{ number: number }>(
  `insert into delivery (id, webhook, conversation, type, body, at, state, next_at)
   select ?, webhook.id, ?, ?, ?, ?, case when exists (select 1 from delivery as before where before.webhook = webhook.id
     and before.conversation = ? and before.state in ('queued', 'due')) then 'queued' else 'due' end, ?
   from webhook where active = 1 and instr(events, ?) > 0 returning number`,
);

const isHeard = hot("select 1 from webhook where active = 1 and instr(events, ?) > 0 limit 1");

/**
 * Lays down, in the transaction in which it happens, what each webhook is to be told: so nothing is told that was not, and
 * nothing that was is forgotten. `id` names it for ever.
 */
export async function tellOutside(tx: Tx, { id, type, data }: Told & { readonly id: string }): Promise<void> {
  // Most houses tell nobody of most things: then there is nothing to write out.
  const name = JSON.stringify(type);
  if ((await isHeard(tx.db, [name])).length === 0) return;
  const conversation = "conversation" in data ? data.conversation : null;
  const added = await insertDeliveries(tx.db, [
    id,
    conversation,
    type,
    bodyOf(type, data, tx.now),
    tx.now,
    conversation,
    tx.now,
    name,
  ]);
  if (added.length > 0) tx.tell(addresses.outside, { wake: true });
}

export function bodyOf(type: Told["type"], data: Told["data"], at: number): string {
  return JSON.stringify({ type, version: 1, timestamp: new Date(at).toISOString(), data });
}

const promote = hot(
  `update delivery set state = 'due' where number = (select min(number) from delivery where webhook = ?
   and conversation = ? and state in ('queued', 'due')) and state = 'queued'`,
);

/** The one before it is done with: the next of the same conversation may go. */
export async function nextOf(tx: Tx, webhook: string, conversation: ConversationId | null): Promise<void> {
  if (conversation !== null) await promote(tx.db, [webhook, conversation]);
}

/** What was told, or given up, stands in the log of deliveries for so long, milliseconds. */
const keptFor = 30 * 24 * 3_600_000;
const forget = hot("delete from delivery where state in ('sent', 'failed') and at < ?");

export async function forgetDelivered(tx: Tx): Promise<void> {
  await forget(tx.db, [tx.now - keptFor]);
}
