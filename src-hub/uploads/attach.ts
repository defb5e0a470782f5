import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Attachment, UploadId } from "../../src-shared/uploads/model.ts";
import type { Tx } from "../store/transact.ts";
import { attachmentOf, giveTo, type Sender, type Taker } from "./rows.ts";

/**
 * The attachments of a message or a note that is being sent, in the order in which they were named. A file that was sent for a
 * conversation that has just ended goes with its message into the next one. Refused `gone` when one of them is missing,
 * another's, sent for something else, not judged, or sent already.
 */
export async function attach(
  tx: Tx,
  sender: Sender,
  taker: Taker,
  named: readonly UploadId[] = [],
): Promise<{ attachments?: Attachment[] }> {
  if (named.length === 0) return {};
  const uploads = [...new Set(named)];
  const rows = await giveTo(tx, taker, sender, uploads);
  const attachments = uploads.map((id) => rows.find((row) => row.id === id)).filter((row) => row !== undefined);
  if (attachments.length < uploads.length) throw refuse("gone", "upload-gone");
  return { attachments: attachments.map(attachmentOf) };
}
