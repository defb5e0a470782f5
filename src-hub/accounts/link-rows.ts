import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { PasswordLink } from "../../src-shared/accounts/password-links.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Reader, Tx } from "../store/transact.ts";

/** Where somebody sets his password; the secret follows behind a `#`, which no server ever sees. */
export const linkPage = (publicUrl: (() => string) | undefined): string => `${publicUrl?.() ?? ""}/first-password`;

/** What a letter's sealed link is bound to. */
export const sealedAbout = (account: AccountId): string => `password link ${account}`;

/** Takes the place of the one before. */
export async function keepLink(
  tx: Tx,
  account: AccountId,
  made_by: AccountId,
  { hash, until, mailed }: { readonly hash: string; readonly until: number; readonly mailed: boolean },
): Promise<void> {
  if (await tx.db.selectFrom("password_link").select("hash").where("hash", "=", hash).executeTakeFirst())
    throw refuse("conflict", "id-taken");
  const row = { hash, made_at: tx.now, made_by, expires_at: until, mailed: Number(mailed), used_at: null };
  await tx.db
    .insertInto("password_link")
    .values({ account, ...row })
    .onConflict((conflict) => conflict.column("account").doUpdateSet(row))
    .execute();
}

/** Takes back a link that nobody has used; answers whether there was one. */
export async function forgetLink(tx: Tx, account: AccountId): Promise<boolean> {
  const gone = await tx.db
    .deleteFrom("password_link")
    .where("account", "=", account)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** The newest link of an account. */
export async function linkRow(db: Reader, account: AccountId): Promise<PasswordLink | null> {
  const row = await db.selectFrom("password_link").selectAll().where("account", "=", account).executeTakeFirst();
  return row ? { at: row.made_at, until: row.expires_at, mailed: row.mailed === 1, usedAt: row.used_at } : null;
}
