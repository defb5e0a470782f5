import type { Account } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { plainQueue } from "../../src-shared/queues/settings.ts";
import { HouseUploads } from "../../src-shared/uploads/house.ts";
import type { UploadRules } from "../../src-shared/uploads/rules.ts";
import type { Side } from "../../src-shared/video/model.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { remember } from "../administration/applied.ts";
import { queueSettings } from "../supervision/settings-of.ts";
import { bytesIn } from "./rows.ts";

export const noUploads: UploadRules = { may: false, kinds: [], largest: 0, left: 0 };

/** What the house takes now; until somebody changes it, our own defaults. */
export async function houseUploads(db: Reader): Promise<HouseUploads> {
  const row = await db.selectFrom("house").select("body").where("name", "=", "uploads").executeTakeFirst();
  return HouseUploads.parse(JSON.parse(row?.body ?? "{}"));
}

/** Refused `outdated` when it is not as the asker saw it. What is there already stays, however large. */
export async function changeHouseUploads(
  tx: Tx,
  by: Account,
  { rules, expected }: { rules: HouseUploads; expected: HouseUploads },
): Promise<Record<string, never>> {
  const before = await houseUploads(tx.db);
  if (JSON.stringify(before) !== JSON.stringify(expected)) throw refuse("outdated", "row-outdated");
  const body = JSON.stringify(rules);
  await tx.db
    .insertInto("house")
    .values({ name: "uploads", body })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ body }))
    .execute();
  await remember(tx, by, "uploadRules.changed", { before, after: rules });
  return {};
}

/** What this side may send into this conversation now. */
export async function rulesIn(db: Reader, row: ConversationRow, side: Side): Promise<UploadRules> {
  const { kinds, largest, conversation } = await houseUploads(db);
  const { uploads } = (await queueSettings(db, row.queue)) ?? plainQueue;
  const left = Math.max(0, conversation - (await bytesIn(db, row.id)));
  return { may: row.ended_at === null && uploads[side], kinds, largest, left };
}
