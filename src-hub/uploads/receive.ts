import { refuse } from "../../src-shared/rpc/fault.ts";
import { mostPartBytes, type UploadId } from "../../src-shared/uploads/model.ts";
import type { Store } from "../store/open.ts";
import type { UploadPorts } from "./ports.ts";
import { changeUpload, uploadRow } from "./rows.ts";

export interface Part {
  readonly upload: UploadId;
  /** What `upload.open` answered. */
  readonly secret: string;
  readonly offset: number;
  /** Bytes that it says it has. */
  readonly length: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Where the next part begins. */
export type TakePart = (part: Part) => Promise<number>;

/**
 * Takes parts of uploads. What is answered is on the disk; a part that ends early counts as far as it came. One part of
 * an upload at a time: a second one beside it is refused `busy`, as the first may hang on a line that is gone.
 */
export function partsTaken({ shelf, tokens, reserve }: UploadPorts, store: Store): TakePart {
  const coming = new Set<UploadId>();

  async function take({ upload, offset, length, body }: Part): Promise<number> {
    const row = await uploadRow(store.read, upload);
    if (!row || row.state !== "receiving") throw refuse("gone", "upload-gone");
    if (offset !== row.received) throw refuse("conflict", "upload-offset", { values: { offset: row.received } });
    if (length > mostPartBytes || offset + length > row.size) throw refuse("invalid", "part-too-large");
    if ((await shelf.room()) < reserve + length) throw refuse("full", "disk-full", { retryAfter: 30_000 });
    const end = await shelf.add(upload, offset, body, length);
    const written = await store.transact((tx) => changeUpload(tx, row, "receiving", { received: end }));
    if (!written) {
      await shelf.drop(upload);
      throw refuse("gone", "upload-gone");
    }
    return end;
  }

  return async (part) => {
    const { upload } = await tokens.read("upload", part.secret, ["upload"]);
    if (upload !== part.upload) throw refuse("signed-out", "token-invalid");
    if (coming.has(part.upload)) throw refuse("busy", "upload-busy", { retryAfter: 1000 });
    coming.add(part.upload);
    try {
      return await take(part);
    } finally {
      coming.delete(part.upload);
    }
  };
}
