import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";

export function conversationRow(db: Reader, id: ConversationId): Promise<ConversationRow | undefined> {
  return db.selectFrom("conversation").selectAll().where("id", "=", id).executeTakeFirst();
}

/** This visitor's, or `gone`: what is missing and what is another's answer alike. */
export async function ofVisitor(db: Reader, visitor: VisitorId, id: ConversationId): Promise<ConversationRow> {
  const row = await conversationRow(db, id);
  if (!row || row.visitor !== visitor) throw refuse("gone", "conversation-gone");
  return row;
}

/** One that this agent owns or owned, or `gone`. */
export async function ofAgent(db: Reader, agent: AccountId, id: ConversationId): Promise<ConversationRow> {
  const row = await conversationRow(db, id);
  if (!row || row.agent !== agent) throw refuse("gone", "conversation-gone");
  return row;
}

/** The visitor's newest conversation, open or not. */
export function newestOf(db: Reader, visitor: VisitorId): Promise<ConversationRow | undefined> {
  return db
    .selectFrom("conversation")
    .selectAll()
    .where("visitor", "=", visitor)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** What an agent has open: active, or waiting for his wrap-up. */
export async function openOf(db: Reader, agent: AccountId): Promise<ConversationRow[]> {
  return db
    .selectFrom("conversation")
    .selectAll()
    .where("agent", "=", agent)
    .where("state", "in", ["active", "wrap-up"])
    .orderBy("accepted_at")
    .execute();
}
