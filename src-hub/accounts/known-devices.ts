import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { Device } from "../../src-shared/accounts/sign-in.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { hashOf } from "./refresh.ts";

/** The desks of one account that are remembered; the ones used longest ago go. */
const most = 20;

/** The hash of this desk if this account once signed in at it; undefined for a strange one. */
export async function knownDevice(db: Reader, account: AccountId, device: Device): Promise<string | undefined> {
  const hash = hashOf(device.secret);
  const row = await db
    .selectFrom("known_device")
    .select("hash")
    .where("account", "=", account)
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row?.hash;
}

export async function rememberDevice(tx: Tx, account: AccountId, device: Device): Promise<void> {
  const seen = { seen_at: tx.now };
  await tx.db
    .insertInto("known_device")
    .values({ account, hash: hashOf(device.secret), ...seen })
    .onConflict((conflict) => conflict.columns(["account", "hash"]).doUpdateSet(seen))
    .execute();
  const kept = tx.db
    .selectFrom("known_device")
    .select("hash")
    .where("account", "=", account)
    .orderBy("seen_at", "desc")
    .limit(most);
  await tx.db.deleteFrom("known_device").where("account", "=", account).where("hash", "not in", kept).execute();
}
