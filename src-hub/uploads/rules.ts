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
import type { UploadPurpose } from "../../src-shared/uploads/model.ts";
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

/**
 * What this side may send into this conversation now. A queue says who may send files of his own accord: a note is not sent to
 * anybody, and for a photo the visitor was asked.
 */
export async function rulesIn(
  db: Reader,
  row: ConversationRow,
  side: Side,
  purpose: UploadPurpose = "message",
): Promise<UploadRules> {
  const { kinds, largest, conversation } = await houseUploads(db);
  const left = Math.max(0, conversation - (await bytesIn(db, row.id, purpose === "note")));
  const rules = { kinds, largest, left };
  if (purpose === "note") return { ...rules, may: row.state !== "closed" };
  if (purpose === "photo")
    return { ...rules, may: side === "visitor" && (await isAskedForPhoto(db, row)), kinds: ["picture"] };
  const { uploads } = (await queueSettings(db, row.queue)) ?? plainQueue;
  return { ...rules, may: row.ended_at === null && uploads[side] };
}

async function isAskedForPhoto(db: Reader, { id }: ConversationRow): Promise<boolean> {
  const open = await db
    .selectFrom("request")
    .select("id")
    .where("conversation", "=", id)
    .where("kind", "=", "photo")
    .where("by", "=", "agent")
    .where("state", "=", "open")
    .executeTakeFirst();
  return open !== undefined;
}
