import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Photo } from "../../src-shared/requests/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import type { ConversationRow, RequestRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { deleteUpload, giveTo } from "../uploads/rows.ts";

/** Gives a request the file that answers it; refuses `gone` when it is not the visitor's, sent for that, and ready. */
export async function takePhoto(
  tx: Tx,
  { id, conversation }: RequestRow,
  { visitor }: Pick<ConversationRow, "visitor">,
  photo: UploadId,
): Promise<Photo> {
  const taker = { purpose: "photo", id, conversation } as const;
  const [row] = await giveTo(tx, taker, { side: "visitor", id: visitor }, [photo]);
  if (!row || row.width === null || row.height === null) throw refuse("gone", "photo-gone");
  return { id: row.id, width: row.width, height: row.height, bytes: row.size };
}

/** What came for a request that is over answers no other: its bytes go with the next sweep. */
export async function forgetUntaken(tx: Tx, conversation: ConversationId): Promise<void> {
  const rows = await tx.db
    .selectFrom("upload")
    .select(["id", "size"])
    .where("conversation", "=", conversation)
    .where("purpose", "=", "photo")
    .where("message", "is", null)
    .execute();
  for (const row of rows) await deleteUpload(tx, row);
}
