import type { UploadId } from "../../src-shared/uploads/model.ts";
import type { Store } from "../store/open.ts";
import type { Shelf } from "./shelf.ts";
import { deleteUpload } from "./rows.ts";

/** With nothing new for so long an upload is given up (reliability F3: its bytes are gone within ten minutes). */
const unfinishedFor = 8 * 60_000;
/** What was judged and is in no message: somebody may still be writing that message. */
const unsentFor = 24 * 3_600_000;
const atOnce = 500;

/** Forgets what nobody goes on with, and takes away files that no row names: of those that come, or (`all`) of all. */
export async function sweepUploads({ read, transact, machine }: Store, shelf: Shelf, all: boolean): Promise<void> {
  const now = machine.now();
  // Rows that are begun after this look have files that this look does not see.
  const files = await shelf.ids(all);
  const loose = await read
    .selectFrom("upload")
    .select(["id", "size", "state", "touched_at"])
    .where("message", "is", null)
    .where("touched_at", "<", now - unfinishedFor)
    .limit(atOnce)
    .execute();
  const over = loose.filter((row) => row.state !== "ready" || row.touched_at < now - unsentFor);
  for (const row of over) await transact((tx) => deleteUpload(tx, row));
  for (const id of files) {
    const row = await read
      .selectFrom("upload")
      .select("id")
      .where("id", "=", id as UploadId)
      .executeTakeFirst();
    if (!row) await shelf.drop(id as UploadId);
  }
}
