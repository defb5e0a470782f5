import type { AccountId } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { random128, uuid7, type Machine } from "../../src-shared/rpc/machine.ts";
import type { CallId, InviteId, RejectDetail, RejectReason, Side } from "../../src-shared/video/model.ts";
import type { Asker } from "../asker.ts";
import { conversationRow } from "../conversations/rows.ts";
import { appendPublic } from "../store/append.ts";
import type { ConversationRow } from "../store/tables.ts";
import type { Reader, Tx } from "../store/transact.ts";
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
  if (row.state !== "active") throw refuse("gone", "conversation-ended");
  if (!rulesOf(row)?.[by]) throw refuse("forbidden", "video-not-allowed");
  if (await openInvite(tx.db, row.id)) throw refuse("conflict", "invite-open");
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

/** What keeps the invited one from answering: the call he is in, or an older invite that he has open. */
async function busyWith(db: Reader, row: ConversationRow, by: Side): Promise<RejectDetail | undefined> {
  if (await visitorHas(db, "call", row)) return "call";
  if (await visitorHas(db, "invite", row)) return "invite";
  return by === "visitor" && row.agent && (await agentInCall(db, row.agent)) ? "call" : undefined;
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

async function agentInCall(db: Reader, agent: AccountId): Promise<boolean> {
  const found = await db
    .selectFrom("conversation")
    .innerJoin("call", "call.conversation", "conversation.id")
    .select("call.id")
    .where("conversation.agent", "=", agent)
    .where("conversation.state", "in", ["active", "wrap-up"])
    .where("call.state", "=", "open")
    .executeTakeFirst();
  return found !== undefined;
}

/** The other side's consent: from now on there is a call. */
export async function accept(tx: Tx, row: ConversationRow, id: InviteId, machine: Machine): Promise<void> {
  const settled = await settleInvite(tx, id, "accepted");
  if (!settled || settled.expires_at <= tx.now) throw refuse("gone", "invite-gone");
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
  await appendPublic(tx, row.id, { type: "video.accepted", invite: id, call, camera });
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
