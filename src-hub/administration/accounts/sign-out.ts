import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { revokeFamily } from "../../accounts/rows.ts";
import type { Tx } from "../../store/transact.ts";

/** Ends every sign-in of an account, and what it could sign in with unseen; `but`: the family that stays. */
export async function signOutEverywhere(tx: Tx, account: AccountId, but?: string): Promise<void> {
  await tx.db.deleteFrom("ticket").where("account", "=", account).execute();
  await tx.db.deleteFrom("password_link").where("account", "=", account).where("used_at", "is", null).execute();
  const families = await tx.db
    .selectFrom("family")
    .select("id")
    .where("account", "=", account)
    .where("revoked_at", "is", null)
    .execute();
  for (const { id } of families) if (id !== but) await revokeFamily(tx, id);
}
