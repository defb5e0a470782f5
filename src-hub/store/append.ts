import { logOf } from "../../src-shared/conversations/log.ts";
import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { addresses } from "../bus.ts";
import type { Tx } from "./transact.ts";

/** The version of event bodies written today; readers lift older ones. */
const eventVersion = 1;

/** The next place in a log. Gapless, because it is taken in the transaction that uses it. */
async function nextSeq(tx: Tx, log: string): Promise<number> {
  const { head } = await tx.db
    .insertInto("log_head")
    .values({ log, head: 1 })
    .onConflict((conflict) => conflict.column("log").doUpdateSet((eb) => ({ head: eb("log_head.head", "+", 1) })))
    .returning("head")
    .executeTakeFirstOrThrow();
  return head;
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
  const heads = await tx.db
    .selectFrom("log_head")
    .select("head")
    .where("log", "=", logOf(conversation, "public"))
    .executeTakeFirst();
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
  await tx.db
    .insertInto("event")
    .values({ log, seq, at: tx.now, after, v: eventVersion, type: event.type, body: JSON.stringify(event) })
    .execute();
  tx.tell(addresses.log(log), { event, log, seq });
  return { seq, at: tx.now };
}

/** History of the hub itself (presence, configuration, the matcher's wake-ups): kept for replay, sent to nobody. */
export async function appendHistory(tx: Tx, log: string, type: string, body: Record<string, unknown>): Promise<void> {
  const seq = await nextSeq(tx, log);
  await tx.db
    .insertInto("event")
    .values({ log, seq, at: tx.now, after: null, v: eventVersion, type, body: JSON.stringify(body) })
    .execute();
}
