import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { RequestFailure, RequestId, RequestKind, Location } from "../../src-shared/requests/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import type { Side } from "../../src-shared/video/model.ts";
import type { Asker } from "../asker.ts";
import { conversationRow } from "../conversations/rows.ts";
import { appendPublic } from "../store/append.ts";
import type { ConversationRow, RequestRow } from "../store/row-types.ts";
import type { Reader, Transact, Tx } from "../store/transact.ts";
import { openCall } from "../video/rows.ts";
import { forgetUntaken, takePhoto } from "./photos.ts";
import { checkRequest, ofCall, standsFor } from "./rules.ts";

/** An open request that `by` made and that this asker may speak of; any other is as good as none. */
export async function requestOf(
  db: Reader,
  asker: Asker,
  id: RequestId,
  by: Side,
  kind?: RequestKind,
): Promise<RequestRow> {
  const row = await db.selectFrom("request").selectAll().where("id", "=", id).executeTakeFirst();
  const conversation = row && (await conversationRow(db, row.conversation));
  if (!conversation || !asker.owns(conversation) || row.by !== by || (kind !== undefined && row.kind !== kind))
    throw refuse("gone", "request-gone");
  if (row.state !== "open") throw refuse("gone", "request-gone");
  return row;
}

export async function make(
  tx: Tx,
  row: ConversationRow,
  by: Side,
  kind: RequestKind,
  machine: Machine,
): Promise<RequestId> {
  if (row.state !== "active") throw refuse("gone", "conversation-ended");
  checkRequest(by, kind, await openCall(tx.db, row.id));
  const open = await tx.db
    .selectFrom("request")
    .select("id")
    .where("conversation", "=", row.id)
    .where("kind", "=", kind)
    .where("by", "=", by)
    .where("state", "=", "open")
    .executeTakeFirst();
  if (open) throw refuse("conflict", "request-open");
  const id = uuid7(machine) as RequestId;
  const expires_at = tx.now + standsFor[kind];
  await tx.db
    .insertInto("request")
    .values({ id, conversation: row.id, kind, by, state: "open", at: tx.now, expires_at })
    .execute();
  await appendPublic(tx, row.id, { type: "request.made", request: id, kind, by, expiresAt: expires_at });
  return id;
}

interface Answer {
  readonly outcome: "granted" | "declined" | "failed";
  readonly why?: RequestFailure | undefined;
  readonly location?: Location | undefined;
  readonly photo?: UploadId | undefined;
}

/** What was granted must be there: a location with its place, a photo with all of its parts. */
export async function answer(tx: Tx, row: RequestRow, { outcome, why, location, photo }: Answer): Promise<void> {
  const granted = outcome === "granted";
  if (granted && row.kind === "location" && !location) throw refuse("invalid", "location-missing");
  if (granted && row.kind === "photo" && photo === undefined) throw refuse("invalid", "photo-missing");
  const conversation = await conversationRow(tx.db, row.conversation);
  const taken =
    granted && row.kind === "photo" && conversation ? await takePhoto(tx, row, conversation, photo!) : undefined;
  if (!(await settle(tx, row, "answered")) || row.expires_at <= tx.now) throw refuse("gone", "request-gone");
  // Only what was asked for is kept of an answer, and nothing of a refusal.
  await appendPublic(tx, row.conversation, {
    type: "request.answered",
    ...told(row),
    outcome,
    ...(outcome === "failed" && why ? { why } : {}),
    ...(granted && row.kind === "location" && location ? { location } : {}),
    ...(taken ? { photo: taken } : {}),
  });
}

export async function withdraw(tx: Tx, row: RequestRow): Promise<void> {
  if (!(await settle(tx, row, "withdrawn"))) throw refuse("gone", "request-gone");
  await appendPublic(tx, row.conversation, { type: "request.withdrawn", ...told(row) });
}

/** The call is over, and with it what was asked for in it; with `all` the conversation is over. */
export async function withdrawRequests(tx: Tx, conversation: ConversationId, all: boolean): Promise<void> {
  const rows = await tx.db
    .selectFrom("request")
    .selectAll()
    .where("conversation", "=", conversation)
    .where("state", "=", "open")
    .orderBy("at")
    .orderBy("id")
    .execute();
  for (const row of rows) if (all || ofCall.includes(row.kind)) await withdraw(tx, row);
}

/** Requests that nobody answered in time. */
export async function expireRequests(read: Reader, transact: Transact, now: number): Promise<void> {
  const due = await read
    .selectFrom("request")
    .selectAll()
    .where("state", "=", "open")
    .where("expires_at", "<=", now)
    .execute();
  for (const row of due)
    await transact(async (tx) => {
      if (await settle(tx, row, "expired"))
        await appendPublic(tx, row.conversation, { type: "request.expired", ...told(row) });
    });
}

function told({ id, kind, by }: RequestRow): { request: RequestId; kind: RequestKind; by: Side } {
  return { request: id, kind, by };
}

/** Compare-and-set: false when it was not open any more. */
async function settle(
  tx: Tx,
  { id, kind, conversation }: RequestRow,
  state: Exclude<RequestRow["state"], "open">,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable("request")
    .set({ state })
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if (kind === "photo") await forgetUntaken(tx, conversation);
  return true;
}
