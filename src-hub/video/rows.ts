import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { CallView, Invite, InviteId } from "../../src-shared/video/model.ts";
import type { CallRow, InviteRow } from "../store/tables.ts";
import type { Reader, Tx } from "../store/transact.ts";

export function openInvite(db: Reader, conversation: ConversationId): Promise<InviteRow | undefined> {
  return db
    .selectFrom("invite")
    .selectAll()
    .where("conversation", "=", conversation)
    .where("state", "=", "open")
    .executeTakeFirst();
}

export function openCall(db: Reader, conversation: ConversationId): Promise<CallRow | undefined> {
  return db
    .selectFrom("call")
    .selectAll()
    .where("conversation", "=", conversation)
    .where("state", "=", "open")
    .executeTakeFirst();
}

/** The video part of a conversation's summary. */
export async function videoOf(
  db: Reader,
  conversation: ConversationId,
): Promise<{ invite: Invite | null; call: CallView | null }> {
  const invite = await openInvite(db, conversation);
  const call = await openCall(db, conversation);
  const sides = call ? await db.selectFrom("call_side").select("side").where("call", "=", call.id).execute() : [];
  return {
    invite: invite ? { id: invite.id, expiresAt: invite.expires_at } : null,
    call: call ? { id: call.id, startedAt: call.started_at, present: sides.map((row) => row.side).toSorted() } : null,
  };
}

/** Compare-and-set: the invite as it was, or undefined when it was not open any more. */
export function settleInvite(
  tx: Tx,
  invite: InviteId,
  state: Exclude<InviteRow["state"], "open">,
): Promise<InviteRow | undefined> {
  return tx.db
    .updateTable("invite")
    .set({ state })
    .where("id", "=", invite)
    .where("state", "=", "open")
    .returningAll()
    .executeTakeFirst();
}
