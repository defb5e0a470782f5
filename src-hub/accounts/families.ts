import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { SignInRow } from "../../src-shared/accounts/sign-ins.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { refreshFor } from "./refresh.ts";
import { revokeFamily } from "./rows.ts";

/** Where an account is signed in, the one used last first. `family`: the one that asks, if it is his. */
export async function signInsOf(
  db: Reader,
  account: AccountId,
  now: number,
  family: string | null,
): Promise<SignInRow[]> {
  const rows = await db
    .selectFrom("family")
    .select(["id", "device", "place", "way", "created_at", "seen_at"])
    .where("account", "=", account)
    .where("revoked_at", "is", null)
    .where("seen_at", ">", now - refreshFor)
    .orderBy("seen_at", "desc")
    .execute();
  return rows.map(({ id, device, place, way, created_at: since, seen_at: seen }) => ({
    id,
    device,
    place: place === "" ? null : place,
    way,
    since,
    seen,
    isThis: id === family,
  }));
}

/** Ends all of an account's sign-ins but one; answers how many. Their connections close at once. */
export async function endSignIns(tx: Tx, account: AccountId, but: string | null = null): Promise<number> {
  const rows = await tx.db
    .selectFrom("family")
    .select("id")
    .where("account", "=", account)
    .where("revoked_at", "is", null)
    .execute();
  const others = rows.filter(({ id }) => id !== but);
  for (const { id } of others) await revokeFamily(tx, id);
  return others.length;
}

/** Ends one of his; false for one that is another's, or over. */
export async function endSignIn(tx: Tx, account: AccountId, id: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom("family")
    .select("id")
    .where("id", "=", id)
    .where("account", "=", account)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (row) await revokeFamily(tx, id);
  return row !== undefined;
}
