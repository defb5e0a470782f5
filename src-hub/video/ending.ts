import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { EndReason, InviteId } from "../../src-shared/video/model.ts";
import { addresses } from "../bus.ts";
import { settleAllIn } from "../presence/settle.ts";
import { tellOfferFor } from "../queues/tell.ts";
import { waitsWithoutCall } from "../queues/waits.ts";
import { withdrawRequests } from "../requests/requests.ts";
import { appendPublic, appendStaff } from "../store/append.ts";
import type { Tx } from "../store/transact.ts";
import { endLeg, type LegQuality, legsOf, openLegs } from "./legs.ts";
import { openCall, openInvite, settleInvite } from "./rows.ts";

/**
 * Ends the running call, if there is one, and with it the stay of everybody in it; staff keep the record. The media server
 * is asked to close the room after the commit.
 */
export async function endCall(
  tx: Tx,
  conversation: ConversationId,
  by: "visitor" | "agent" | "hub",
  why: EndReason,
  quality: LegQuality,
): Promise<boolean> {
  const call = await openCall(tx.db, conversation);
  if (!call) return false;
  await tx.db
    .updateTable("call")
    .set({ state: "ended", ended_at: tx.now, ended_by: by, why })
    .where("id", "=", call.id)
    .execute();
  for (const leg of await openLegs(tx.db, call.id)) await endLeg(tx, leg, tx.now, quality);
  await waitsWithoutCall(tx, conversation);
  await settleAllIn(tx, conversation);
  await tellOfferFor(tx, conversation);
  await appendPublic(tx, conversation, { type: "video.ended", call: call.id, by, why });
  await withdrawRequests(tx, conversation, false);
  await appendStaff(tx, conversation, {
    type: "call.recorded",
    call: call.id,
    startedAt: call.started_at,
    endedAt: tx.now,
    by,
    why,
    legs: await legsOf(tx.db, call.id, tx.now),
  });
  tx.tell(addresses.rooms, { wake: true });
  return true;
}

export async function cancelInvite(tx: Tx, invite: InviteId): Promise<boolean> {
  const row = await settleInvite(tx, invite, "cancelled");
  if (row) await appendPublic(tx, row.conversation, { type: "video.cancelled", invite });
  return row !== undefined;
}

/** The conversation ends: whatever of video is open in it ends with it. */
export async function endCallOf(
  tx: Tx,
  conversation: ConversationId,
  by: "visitor" | "agent" | "hub",
  quality: LegQuality,
): Promise<void> {
  const invite = await openInvite(tx.db, conversation);
  if (invite) await cancelInvite(tx, invite.id);
  await endCall(tx, conversation, by, "conversation-ended", quality);
  await withdrawRequests(tx, conversation, true);
}
