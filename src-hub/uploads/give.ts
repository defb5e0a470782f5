import type { FileHandle } from "node:fs/promises";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import type { Store } from "../store/open.ts";
import type { UploadPorts } from "./ports.ts";
import { uploadRow } from "./rows.ts";
import type { Form } from "./shelf.ts";

export interface Given {
  /** To be closed by who takes it. */
  readonly file: FileHandle;
  readonly size: number;
  readonly name: string;
  readonly type: string;
  readonly form: Form;
}

/** Gives out one file to whoever has an address that the hub has signed for it; anything else is `gone`. */
export type GiveFile = (upload: UploadId, signed: string) => Promise<Given>;

/** What an address says of a file that is of no conversation. */
export const ofNone = "canned";

export function filesGiven({ shelf, tokens }: UploadPorts, { read }: Store): GiveFile {
  return async (upload, signed) => {
    const claims = await tokens.read("file", signed, ["upload", "conversation", "form"]);
    const row = await uploadRow(read, upload);
    const form: Form = claims.form === "preview" ? "preview" : "file";
    const isIt =
      claims.upload === upload && row?.state === "ready" && (row.conversation ?? ofNone) === claims.conversation;
    if (!row || !isIt || (form === "preview" && row.preview === 0)) throw refuse("gone", "upload-gone");
    const { file, size } = await shelf.open(upload, form);
    return { file, size, name: row.name, type: form === "preview" ? "image/webp" : row.type, form };
  };
}
