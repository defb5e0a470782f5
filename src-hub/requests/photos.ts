import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Photo, RequestId } from "../../src-shared/requests/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { RequestRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { beginsAsJpeg, jpegSize } from "./jpeg.ts";

const largest = 1_500_000;
/** More pixels on one edge than any page of ours sends. */
const widest = 4_096;
/** Bytes of a part that is read. */
const partSize = 36 * 1024;

export interface PhotoPart {
  readonly photo: string;
  /** Bytes that came before it. */
  readonly from: number;
  readonly part: string;
  readonly last: boolean;
}

/** Adds a part. A photo that was begun anew under another id replaces what came of the one before. */
export async function addPart(tx: Tx, request: RequestRow, { photo, from, part, last }: PhotoPart): Promise<void> {
  const held = await tx.db.selectFrom("photo").selectAll().where("request", "=", request.id).executeTakeFirst();
  if (held && held.id !== photo) {
    if (held.whole) throw refuse("conflict", "photo-whole");
    await tx.db.deleteFrom("photo").where("id", "=", held.id).execute();
  }
  const before = held?.id === photo ? held.body : Buffer.alloc(0);
  if (held?.id === photo && held.whole) throw refuse("conflict", "photo-whole");
  if (from !== before.length) throw refuse("conflict", "photo-part-out-of-place");
  const body = Buffer.concat([before, Buffer.from(part, "base64")]);
  if (body.length > largest) throw refuse("invalid", "photo-too-large");
  if (!beginsAsJpeg(body)) throw refuse("invalid", "photo-not-jpeg");
  const size = last ? jpegSize(body) : undefined;
  if (last && !(size && size.width > 0 && size.height > 0 && Math.max(size.width, size.height) <= widest))
    throw refuse("invalid", "photo-not-jpeg");
  const written = { body, whole: last ? 1 : 0, width: size?.width ?? null, height: size?.height ?? null };
  await tx.db
    .insertInto("photo")
    .values({ id: photo, conversation: request.conversation, request: request.id, at: tx.now, ...written })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(written))
    .execute();
}

/** The whole photo that this request was answered with; refuses `gone` when there is none. */
export async function photoOf(db: Reader, request: RequestId, id: string): Promise<Photo> {
  const row = await db
    .selectFrom("photo")
    .selectAll()
    .where("id", "=", id)
    .where("request", "=", request)
    .where("whole", "=", 1)
    .executeTakeFirst();
  if (!row || row.width === null || row.height === null) throw refuse("gone", "photo-gone");
  return { id: row.id, width: row.width, height: row.height, bytes: row.body.length };
}

/** A part of a whole photo of this conversation, base64, and where the next one begins. */
export async function readPart(
  db: Reader,
  conversation: ConversationId,
  id: string,
  from: number,
): Promise<{ part: string; next: number | null }> {
  const row = await db
    .selectFrom("photo")
    .select(["body"])
    .where("id", "=", id)
    .where("conversation", "=", conversation)
    .where("whole", "=", 1)
    .executeTakeFirst();
  if (!row) throw refuse("gone", "photo-gone");
  const end = Math.min(from + partSize, row.body.length);
  return { part: row.body.subarray(from, end).toString("base64"), next: end < row.body.length ? end : null };
}

/** A photo whose last part did not come while its request stood is nobody's. */
export async function forgetUnfinished(tx: Tx, request: RequestId): Promise<void> {
  await tx.db.deleteFrom("photo").where("request", "=", request).where("whole", "=", 0).execute();
}
