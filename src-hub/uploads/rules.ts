import { plainQueue } from "../../src-shared/queues/settings.ts";
import { HouseUploads } from "../../src-shared/uploads/house.ts";
import type { UploadRules } from "../../src-shared/uploads/rules.ts";
import type { Side } from "../../src-shared/video/model.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import { queueSettings } from "../supervision/settings-of.ts";
import { bytesIn } from "./rows.ts";

export const noUploads: UploadRules = { may: false, kinds: [], largest: 0, left: 0 };

/** What the house takes now; until somebody changes it, our own defaults. */
export async function houseUploads(db: Reader): Promise<HouseUploads> {
  const row = await db.selectFrom("upload_house").select("body").where("one", "=", 1).executeTakeFirst();
  return HouseUploads.parse(row ? JSON.parse(row.body) : {});
}

/** What this side may send into this conversation now. */
export async function rulesIn(db: Reader, row: ConversationRow, side: Side): Promise<UploadRules> {
  const { kinds, largest, conversation } = await houseUploads(db);
  const { uploads } = (await queueSettings(db, row.queue)) ?? plainQueue;
  const left = Math.max(0, conversation - (await bytesIn(db, row.id)));
  return { may: row.ended_at === null && uploads[side], kinds, largest, left };
}
