import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Attachment, UploadId, UploadPurpose } from "../../src-shared/uploads/model.ts";
import type { Side } from "../../src-shared/video/model.ts";
import { hot } from "../store/hot.ts";
import type { UploadRow } from "../store/tables/uploads.ts";
import type { Reader, Tx } from "../store/transact.ts";

/** Who sends: an account or a visitor. */
export interface Sender {
  readonly side: Side;
  readonly id: string;
}

const readUpload = hot<UploadRow>("select * from upload where id = ?");

export async function uploadRow(db: Reader, id: UploadId): Promise<UploadRow | undefined> {
  return (await readUpload(db, [id]))[0];
}

export function attachmentOf({ id, name, type, size, width, height, preview }: UploadRow): Attachment {
  return { id, name, type, size, width, height, preview: preview === 1 };
}

/** What a visitor never hears of, not even as a figure. */
const staffOnly: UploadPurpose = "note";

/** Bytes of a conversation's uploads, of any state: of its notes, or of what both sides see. */
export async function bytesIn(db: Reader, conversation: ConversationId, isNote: boolean): Promise<number> {
  const { bytes } = await db
    .selectFrom("upload")
    .select(({ fn }) => fn.sum<number | null>("size").as("bytes"))
    .where("conversation", "=", conversation)
    .where("purpose", isNote ? "=" : "!=", staffOnly)
    .executeTakeFirstOrThrow();
  return Number(bytes ?? 0);
}

/** How many of a conversation's uploads no message has. */
export async function looseIn(db: Reader, conversation: ConversationId, isNote: boolean): Promise<number> {
  const { count } = await db
    .selectFrom("upload")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("conversation", "=", conversation)
    .where("purpose", isNote ? "=" : "!=", staffOnly)
    .where("message", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

/** In one conversation, or of one agent's canned responses, that nothing has yet: beyond that nobody is attaching files. */
export const mostLoose = 40;

/** How many of an agent's files for canned responses are in none. */
export async function looseOfCanned(db: Reader, account: string): Promise<number> {
  const { count } = await db
    .selectFrom("upload")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("message", "is", null)
    .where("purpose", "=", "canned")
    .where("by_id", "=", account)
    .executeTakeFirstOrThrow();
  return count;
}

export async function bytesOfHouse(db: Reader): Promise<number> {
  return (await db.selectFrom("upload_total").select("bytes").where("one", "=", 1).executeTakeFirstOrThrow()).bytes;
}

const nothingYet = {
  state: "receiving",
  why: null,
  received: 0,
  width: null,
  height: null,
  preview: 0,
  message: null,
} as const;
type Begun = Pick<UploadRow, "id" | "conversation" | "purpose" | "by_side" | "by_id" | "name" | "type" | "size">;

export async function insertUpload(tx: Tx, begun: Begun): Promise<void> {
  const times = { at: tx.now, touched_at: tx.now };
  await tx.db
    .insertInto("upload")
    .values({ ...begun, ...nothingYet, ...times })
    .execute();
  await addToTotal(tx, begun.size);
}

/** A row for a file that is there already, until its bytes are linked: `judging`. */
export async function insertCopy(
  tx: Tx,
  { name, type, size, width, height, preview }: UploadRow,
  to: Pick<UploadRow, "id" | "conversation" | "purpose" | "by_id">,
): Promise<void> {
  const copied = { name, type, size, width, height, preview, received: size };
  await tx.db
    .insertInto("upload")
    .values({ ...nothingYet, ...copied, ...to, by_side: "agent", state: "judging", at: tx.now, touched_at: tx.now })
    .execute();
  await addToTotal(tx, size);
}

/** `from`: compare-and-set; false when it was not in that state any more. */
export async function changeUpload(
  tx: Tx,
  row: Pick<UploadRow, "id" | "size">,
  from: UploadRow["state"],
  to: Partial<UploadRow>,
): Promise<boolean> {
  const changed = await tx.db
    .updateTable("upload")
    .set({ ...to, touched_at: tx.now })
    .where("id", "=", row.id)
    .where("state", "=", from)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  if (to.size !== undefined) await addToTotal(tx, to.size - row.size);
  return true;
}

export async function deleteUpload(tx: Tx, { id, size }: Pick<UploadRow, "id" | "size">): Promise<void> {
  const gone = await tx.db.deleteFrom("upload").where("id", "=", id).executeTakeFirst();
  if (gone.numDeletedRows > 0n) await addToTotal(tx, -size);
}

/**
 * Forgets the files of a conversation, for whoever deletes it (retention, a visitor's request). Their bytes go with the
 * next sweep of the folder, which keeps no file without a row.
 */
export async function forgetUploadsOf(tx: Tx, conversation: ConversationId): Promise<void> {
  await addToTotal(tx, -(await bytesIn(tx.db, conversation, false)) - (await bytesIn(tx.db, conversation, true)));
  await tx.db.deleteFrom("upload").where("conversation", "=", conversation).execute();
}

/** Forgets the files of one message, as when it is deleted. */
export async function forgetUploadsIn(tx: Tx, conversation: ConversationId, message: MessageId): Promise<void> {
  const rows = await tx.db
    .selectFrom("upload")
    .select(["id", "size"])
    .where("conversation", "=", conversation)
    .where("message", "=", message)
    .execute();
  for (const row of rows) await deleteUpload(tx, row);
}

/** Who takes files: a message, a note, a request or a canned response. */
export interface Taker {
  readonly purpose: UploadPurpose;
  readonly id: string;
  readonly conversation: ConversationId | null;
}

/** Gives loose uploads to what they were sent for. Answers with those that were this sender's, of this purpose and ready. */
export async function giveTo(
  tx: Tx,
  { id: message, conversation, purpose }: Taker,
  { side, id }: Sender,
  uploads: readonly UploadId[],
): Promise<UploadRow[]> {
  return tx.db
    .updateTable("upload")
    .set({ message, conversation })
    .where("purpose", "=", purpose)
    .where("id", "in", uploads)
    .where("by_side", "=", side)
    .where("by_id", "=", id)
    .where("state", "=", "ready")
    .where("message", "is", null)
    .returningAll()
    .execute();
}

/** Bytes of all files there are, with each that comes or goes. */
export async function addToTotal(tx: Tx, bytes: number): Promise<void> {
  if (bytes === 0) return;
  await tx.db
    .updateTable("upload_total")
    .set(({ eb }) => ({ bytes: eb("bytes", "+", bytes) }))
    .where("one", "=", 1)
    .execute();
}
