import type { Account } from "../../src-shared/accounts/model.ts";
import type { CannedId } from "../../src-shared/canned/model.ts";
import type { Attachment, UploadId } from "../../src-shared/uploads/model.ts";
import type { Tx } from "../store/transact.ts";
import { attach } from "../uploads/attach.ts";
import { deleteUpload } from "../uploads/rows.ts";

/**
 * Keeps these files with a response, and no others; answers with them as they are kept. What it has already stays as it is, whoever
 * sent it; each other one must be the asker's own, sent for a response and in none. Refused `gone` `upload-gone`.
 */
export async function keepFiles(
  tx: Tx,
  by: Account,
  canned: CannedId,
  wanted: readonly Attachment[],
  held: readonly Attachment[],
): Promise<Attachment[]> {
  const ids = [...new Set(wanted.map(({ id }) => id))];
  const fresh = ids.filter((id) => !held.some((file) => file.id === id));
  const taker = { purpose: "canned", id: canned, conversation: null } as const;
  const { attachments = [] } = await attach(tx, { side: "agent", id: by.id }, taker, fresh);
  const files = ids.flatMap((id) => [...held, ...attachments].find((file) => file.id === id) ?? []);
  if (held.length > 0) await forgetFiles(tx, canned, ids);
  if (held.length > 0 || files.length > 0)
    await tx.db
      .updateTable("canned")
      .set({ files: JSON.stringify(files) })
      .where("id", "=", canned)
      .execute();
  return files;
}

/** Forgets the files of a response but these. What was sent with it has files of its own. */
export async function forgetFiles(tx: Tx, canned: CannedId, but: readonly UploadId[]): Promise<void> {
  const rows = await tx.db
    .selectFrom("upload")
    .select(["id", "size"])
    .where("purpose", "=", "canned")
    .where("message", "=", canned)
    .execute();
  for (const row of rows) if (!but.includes(row.id)) await deleteUpload(tx, row);
}
