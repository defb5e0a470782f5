import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { isCalled } from "../../src-shared/uploads/declared.ts";
import type { UploadId, UploadPurpose } from "../../src-shared/uploads/model.ts";
import { refusalOf, type UploadRules } from "../../src-shared/uploads/rules.ts";
import { typeByName } from "../../src-shared/uploads/types.ts";
import type { Tx } from "../store/transact.ts";
import { cleanFileName } from "./file-name.ts";
import { bytesOfHouse, insertUpload, type Sender, uploadRow } from "./rows.ts";
import { houseUploads } from "./rules.ts";

interface Asked {
  readonly upload: UploadId;
  readonly conversation: ConversationId | null;
  readonly purpose: UploadPurpose;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Takes up a file, before a byte of it has come, or refuses it by the rules; answers with its name as it is kept. */
export async function begun(
  tx: Tx,
  { side, id: by }: Sender,
  asked: Asked,
  rules: UploadRules,
): Promise<{ name: string }> {
  const { upload, conversation, purpose, size } = asked;
  const name = cleanFileName(asked.name);
  const why = refusalOf(rules, { name, size });
  if (why) throw refuse(why === "upload-not-allowed" ? "forbidden" : "invalid", why);
  const type = typeByName(name)!;
  if (!isCalled(asked.type, type)) throw refuse("invalid", "file-lies");
  if ((await bytesOfHouse(tx.db)) + size > (await houseUploads(tx.db)).house) throw refuse("full", "house-full");
  if (await uploadRow(tx.db, upload)) throw refuse("conflict", "id-taken");
  await insertUpload(tx, { id: upload, conversation, purpose, by_side: side, by_id: by, name, type, size });
  return { name };
}
