import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Video } from "../../src-shared/video/state.ts";
import type { InviteId } from "../../src-shared/video/model.ts";
import type { CallRow, ConversationRow, InviteRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { openLegs } from "./legs.ts";
import { rulesOf } from "./ruling.ts";

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
export async function videoOf(db: Reader, row: ConversationRow): Promise<Video> {
  const invite = await openInvite(db, row.id);
  const call = await openCall(db, row.id);
  const legs = call ? await openLegs(db, call.id) : [];
  return {
    rules: rulesOf(row),
    invite: invite ? { id: invite.id, by: invite.by, expiresAt: invite.expires_at } : null,
    call: call
      ? {
          id: call.id,
          startedAt: call.started_at,
          present: [...new Set(legs.map((leg) => leg.side))].toSorted(),
          camera: call.camera,
        }
      : null,
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
