import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { RejectDetail, Side } from "../../src-shared/video/model.ts";
import type { ConversationRow, InviteRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";

/** What keeps the invited one from answering: the call he is in, or an older invite that he has open. */
export async function busyWith(db: Reader, row: ConversationRow, by: Side): Promise<RejectDetail | undefined> {
  if (await visitorHas(db, "call", row)) return "call";
  if (await visitorHas(db, "invite", row)) return "invite";
  return by === "visitor" && (await agentInCall(db, row.agent)) ? "call" : undefined;
}

async function visitorHas(db: Reader, table: "call" | "invite", row: ConversationRow): Promise<boolean> {
  const found = await db
    .selectFrom(table)
    .select("id")
    .where("visitor", "=", row.visitor)
    .where("state", "=", "open")
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether this agent is in a call, but for the one in `except`. */
export async function agentInCall(db: Reader, agent: AccountId | null, except?: ConversationId): Promise<boolean> {
  const found = await db
    .selectFrom("conversation")
    .innerJoin("call", "call.conversation", "conversation.id")
    .select("conversation.id")
    .where("conversation.agent", "=", agent)
    .where("conversation.state", "in", ["active", "wrap-up"])
    .where("call.state", "=", "open")
    .execute();
  // A colleague who is in somebody else's call is in a call.
  const beside = await db
    .selectFrom("part")
    .innerJoin("call", "call.conversation", "part.conversation")
    .select("part.conversation as id")
    .where("part.account", "=", agent)
    .where("part.until", "is", null)
    .where("part.kind", "!=", "consult")
    .where("call.state", "=", "open")
    .execute();
  return [...found, ...beside].some(({ id }) => id !== except);
}

/** The open invites in all conversations of this agent. */
export function agentInvites(db: Reader, agent: AccountId | null): Promise<InviteRow[]> {
  return db
    .selectFrom("conversation")
    .innerJoin("invite", "invite.conversation", "conversation.id")
    .selectAll("invite")
    .where("conversation.agent", "=", agent)
    .where("conversation.state", "in", ["active", "wrap-up"])
    .where("invite.state", "=", "open")
    .execute();
}
