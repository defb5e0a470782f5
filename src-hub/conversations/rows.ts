import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { PartKind } from "../../src-shared/transfers/model.ts";
import { chatRulesOf } from "../chat/rules.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";

const readConversation = hot<ConversationRow>("select * from conversation where id = ?");

export async function conversationRow(db: Reader, id: ConversationId): Promise<ConversationRow | undefined> {
  return (await readConversation(db, [id]))[0];
}

/** This visitor's, or `gone`: what is missing and what is another's answer alike. */
export async function ofVisitor(db: Reader, visitor: VisitorId, id: ConversationId): Promise<ConversationRow> {
  const row = await conversationRow(db, id);
  if (!row || row.visitor !== visitor) throw refuse("gone", "conversation-gone");
  return row;
}

/** One that this agent owns, or `gone`; `forbidden` when he takes part in it without owning it. */
export async function ofAgent(db: Reader, agent: AccountId, id: ConversationId): Promise<ConversationRow> {
  const row = await conversationRow(db, id);
  if (row?.agent === agent) return row;
  if (row && (await partOf(db, agent, id))) throw refuse("forbidden", "not-owner");
  throw refuse("gone", "conversation-gone");
}

/** One that this agent owns or takes part in, or `gone`; `forbidden` when his part is none of these. */
export async function ofStaff(
  db: Reader,
  agent: AccountId,
  id: ConversationId,
  kinds: readonly PartKind[] = PartKind.options,
): Promise<ConversationRow> {
  const row = await conversationRow(db, id);
  if (row?.agent === agent) return row;
  const part = row && (await partOf(db, agent, id));
  if (!part) throw refuse("gone", "conversation-gone");
  if (!kinds.some((kind) => kind === part.kind)) throw refuse("forbidden", "not-with-visitor");
  return row;
}

/** One that this agent owns, takes part in or took part in, or `gone`. */
export async function readableBy(db: Reader, agent: AccountId, id: ConversationId): Promise<ConversationRow> {
  const row = await conversationRow(db, id);
  const part = await db
    .selectFrom("part")
    .select("kind")
    .where("conversation", "=", id)
    .where("account", "=", agent)
    .limit(1)
    .executeTakeFirst();
  if (!row || (row.agent !== agent && !part && !(await isMentioned(db, agent, id))))
    throw refuse("gone", "conversation-gone");
  return row;
}

/** Whether a note in it names him, and the house lets him read it then. */
async function isMentioned(db: Reader, agent: AccountId, id: ConversationId): Promise<boolean> {
  const named = await db
    .selectFrom("mention")
    .select("id")
    .where("account", "=", agent)
    .where("conversation", "=", id)
    .limit(1)
    .executeTakeFirst();
  return named !== undefined && (await chatRulesOf(db)).mentionsOpen;
}

function partOf(db: Reader, agent: AccountId, id: ConversationId) {
  return db
    .selectFrom("part")
    .select("kind")
    .where("conversation", "=", id)
    .where("account", "=", agent)
    .where("until", "is", null)
    .executeTakeFirst();
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

/** What an agent has open: active, or waiting for his wrap-up; then what he takes part in beside its owner. */
export async function openOf(db: Reader, agent: AccountId): Promise<ConversationRow[]> {
  const own = await db
    .selectFrom("conversation")
    .selectAll()
    .where("agent", "=", agent)
    .where("state", "in", ["active", "wrap-up"])
    .orderBy("accepted_at")
    .execute();
  const others = await db
    .selectFrom("part")
    .innerJoin("conversation", "conversation.id", "part.conversation")
    .selectAll("conversation")
    .where("part.account", "=", agent)
    .where("part.until", "is", null)
    .orderBy("part.since")
    .execute();
  return [...own, ...others];
}
