import { logOf } from "../../src-shared/conversations/log.ts";
import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { addresses } from "../bus.ts";
import { handOver } from "../connectors/outbox.ts";
import { tellOutside } from "../webhooks/outbox.ts";
import { toldOf } from "../webhooks/told.ts";
import { hot } from "./hot.ts";
import type { Tx } from "./transact.ts";

/** The version of event bodies written today; readers lift older ones. */
const eventVersion = 1;

const takeSeq = hot<{ head: number }>(
  "insert into log_head (log, head) values (?, 1) on conflict (log) do update set head = log_head.head + 1 returning head",
);
const readHead = hot<{ head: number }>("select head from log_head where log = ?");
const insertEvent = hot("insert into event (log, seq, at, after, v, type, body) values (?, ?, ?, ?, ?, ?, ?)");

/** The next place in a log. Gapless, because it is taken in the transaction that uses it. */
async function nextSeq(tx: Tx, log: string): Promise<number> {
  const [row] = await takeSeq(tx.db, [log]);
  return row!.head;
}

type Undated<E> = E extends unknown ? Omit<E, "at" | "conversation" | "after"> : never;

/** Writes what the visitor may see, and tells it after the commit. Answers with its seq. */
export async function appendPublic(
  tx: Tx,
  conversation: ConversationId,
  event: Undated<PublicEvent>,
): Promise<{ seq: number; at: number }> {
  const dated = { ...event, conversation, at: tx.now } as PublicEvent;
  return append(tx, logOf(conversation, "public"), dated, null);
}

/** Writes what only staff may see. */
export async function appendStaff(tx: Tx, conversation: ConversationId, event: Undated<StaffEvent>): Promise<void> {
  const [heads] = await readHead(tx.db, [logOf(conversation, "public")]);
  const after = heads?.head ?? 0;
  const dated = { ...event, conversation, at: tx.now, after } as StaffEvent;
  await append(tx, logOf(conversation, "staff"), dated, after);
}

async function append(
  tx: Tx,
  log: string,
  event: PublicEvent | StaffEvent,
  after: number | null,
): Promise<{ seq: number; at: number }> {
  const seq = await nextSeq(tx, log);
  await insertEvent(tx.db, [log, seq, tx.now, after, eventVersion, event.type, JSON.stringify(event)]);
  tx.tell(addresses.log(log), { event, log, seq });
  const told = toldOf(event);
  if (told) await tellOutside(tx, { ...told, id: idOf(event.conversation, after, seq) });
  if (event.type === "conversation.closed") await handOver(tx, event.conversation);
  return { seq, at: tx.now };
}

/** History of the hub itself (presence, configuration, the matcher's wake-ups): kept for replay, sent to nobody. */
export async function appendHistory(tx: Tx, log: string, type: string, body: Record<string, unknown>): Promise<void> {
  const seq = await nextSeq(tx, log);
  await insertEvent(tx.db, [log, seq, tx.now, null, eventVersion, type, JSON.stringify(body)]);
}

/** Names an event for other programs: the same whenever it is told. */
function idOf(conversation: ConversationId, after: number | null, seq: number): string {
  return `evt_${conversation}_${after === null ? "p" : "s"}${seq}`;
}
