import { refuse } from "../../src-shared/rpc/fault.ts";
import { random128, uuid7, type Machine } from "../../src-shared/rpc/machine.ts";
import type { CallId, InviteId, RejectDetail, RejectReason, Side } from "../../src-shared/video/model.ts";
import type { Asker } from "../asker.ts";
import { conversationRow } from "../conversations/rows.ts";
import { appendPublic } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import { settleAllIn } from "../presence/settle.ts";
import type { Tx } from "../store/transact.ts";
import { agentInCall, agentInvites, busyWith } from "./busy.ts";
import { cancelInvite } from "./ending.ts";
import { openInvite, settleInvite } from "./rows.ts";
import { rulesOf } from "./ruling.ts";

/**
 * One open invite a visitor, and none while he or the agent is in a call: such a one is busy, and the invite says so at
 * once (features 000-71, 000-72). The indexes on open invites and calls decide; this only reads what they would.
 */
export async function invite(
  tx: Tx,
  row: ConversationRow,
  by: Side,
  { machine, inviteFor }: { machine: Machine; inviteFor: number },
): Promise<InviteId> {
  // Video begins in a conversation, never before it (features 000-12).
  if (row.state === "waiting" || row.state === "offered") throw refuse("forbidden", "video-not-yet");
  if (row.state !== "active") throw refuse("gone", "conversation-ended");
  if (!rulesOf(row)?.[by]) throw refuse("forbidden", "video-not-allowed");
  if (await openInvite(tx.db, row.id)) throw refuse("conflict", "invite-open");
  if (by === "agent" && (await agentInCall(tx.db, row.agent, row.id))) throw refuse("busy", "agent-in-call");
  const detail = await busyWith(tx.db, row, by);
  const id = uuid7(machine) as InviteId;
  const expires_at = tx.now + inviteFor;
  await tx.db
    .insertInto("invite")
    .values({
      id,
      conversation: row.id,
      visitor: row.visitor,
      state: detail ? "busy" : "open",
      at: tx.now,
      expires_at,
      by,
    })
    .execute();
  await appendPublic(tx, row.id, { type: "video.invited", invite: id, by, expiresAt: expires_at });
  if (detail) await appendPublic(tx, row.id, { type: "video.rejected", invite: id, reason: "busy", detail });
  return id;
}

/** The other side's consent: from now on there is a call. */
export async function accept(tx: Tx, row: ConversationRow, id: InviteId, machine: Machine): Promise<void> {
  const settled = await settleInvite(tx, id, "accepted");
  if (!settled || settled.expires_at <= tx.now) throw refuse("gone", "invite-gone");
  if (await agentInCall(tx.db, row.agent)) throw refuse("busy", "agent-in-call");
  await settleOthers(tx, row);
  const call = uuid7(machine) as CallId;
  const camera = rulesOf(row)?.camera ?? "one-way";
  await tx.db
    .insertInto("call")
    .values({
      id: call,
      conversation: row.id,
      visitor: row.visitor,
      room: random128(machine),
      state: "open",
      started_at: tx.now,
      ended_at: null,
      empty_since: tx.now,
      camera,
      ended_by: null,
      why: null,
    })
    .execute();
  await settleAllIn(tx, row.id);
  await appendPublic(tx, row.id, { type: "video.accepted", invite: id, call, camera });
}

/** An agent is in one call at a time: what else he has open of invites is settled when the call begins. */
async function settleOthers(tx: Tx, { agent, id }: ConversationRow): Promise<void> {
  for (const other of await agentInvites(tx.db, agent)) {
    if (other.conversation === id) continue;
    if (other.by === "agent") await cancelInvite(tx, other.id);
    else await decline(tx, { invite: other.id, reason: "busy", detail: "call" });
  }
}

export async function decline(
  tx: Tx,
  { invite: id, reason, detail }: { invite: InviteId; reason: RejectReason; detail?: RejectDetail | undefined },
): Promise<void> {
  const row = await settleInvite(tx, id, reason);
  if (!row) throw refuse("gone", "invite-gone");
  await appendPublic(tx, row.conversation, {
    type: "video.rejected",
    invite: id,
    reason,
    ...(detail === undefined ? {} : { detail }),
  });
}

/** The conversation of an invite that `by` made and that this asker may speak of; any other invite is as good as none. */
export async function conversationOf(tx: Tx, asker: Asker, id: InviteId, by: Side): Promise<ConversationRow> {
  const found = await tx.db.selectFrom("invite").select(["conversation", "by"]).where("id", "=", id).executeTakeFirst();
  const row = found?.by === by ? await conversationRow(tx.db, found.conversation) : undefined;
  if (!row || !asker.owns(row)) throw refuse("gone", "invite-gone");
  return row;
}
