import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { EndReason, InviteId } from "../../src-shared/video/model.ts";
import { addresses } from "../bus.ts";
import { withdrawRequests } from "../requests/requests.ts";
import { appendPublic } from "../store/append.ts";
import type { Tx } from "../store/transact.ts";
import { openCall, openInvite, settleInvite } from "./rows.ts";

/** Ends the running call, if there is one. The media server is asked to close the room after the commit. */
export async function endCall(
  tx: Tx,
  conversation: ConversationId,
  by: "visitor" | "agent" | "hub",
  why: EndReason,
): Promise<boolean> {
  const call = await openCall(tx.db, conversation);
  if (!call) return false;
  await tx.db
    .updateTable("call")
    .set({ state: "ended", ended_at: tx.now, ended_by: by, why })
    .where("id", "=", call.id)
    .execute();
  await tx.db.deleteFrom("call_side").where("call", "=", call.id).execute();
  await appendPublic(tx, conversation, { type: "video.ended", call: call.id, by, why });
  await withdrawRequests(tx, conversation, false);
  tx.tell(addresses.rooms, { wake: true });
  return true;
}

export async function cancelInvite(tx: Tx, invite: InviteId): Promise<boolean> {
  const row = await settleInvite(tx, invite, "cancelled");
  if (row) await appendPublic(tx, row.conversation, { type: "video.cancelled", invite });
  return row !== undefined;
}

/** The conversation ends: whatever of video is open in it ends with it. */
export async function endCallOf(tx: Tx, conversation: ConversationId, by: "visitor" | "agent" | "hub"): Promise<void> {
  const invite = await openInvite(tx.db, conversation);
  if (invite) await cancelInvite(tx, invite.id);
  await endCall(tx, conversation, by, "conversation-ended");
  await withdrawRequests(tx, conversation, true);
}
