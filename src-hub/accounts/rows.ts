import { type Selectable, sql } from "kysely";
import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { Tables } from "../store/tables.ts";
import type { Reader, Tx } from "../store/transact.ts";

const readAccount = hot<Account>("select id, name, role from account where id = ?");

/** Throws when there is no such account: ids of accounts come from rows and tokens of ours only. */
export async function accountOf(db: Reader, id: AccountId): Promise<Account> {
  const [account] = await readAccount(db, [id]);
  if (!account) throw new Error(`There is no account ${id}.`);
  return account;
}

/** Names are told apart without regard to case. */
export function accountNamed(db: Reader, name: string): Promise<Selectable<Tables["account"]> | undefined> {
  return db
    .selectFrom("account")
    .selectAll()
    .where(sql`lower(name)`, "=", sql`lower(${name})`)
    .executeTakeFirst();
}

/** The account that a family of tokens belongs to; undefined when the family was revoked or never was. */
export function accountOfFamily(db: Reader, family: string): Promise<Account | undefined> {
  return db
    .selectFrom("family")
    .innerJoin("account", "account.id", "family.account")
    .select(["account.id", "account.name", "account.role"])
    .where("family.id", "=", family)
    .where("family.revoked_at", "is", null)
    .where("account.active", "=", 1)
    .executeTakeFirst();
}

/** Ends a family: none of its tokens opens anything any more, and its open connections go. */
export async function revokeFamily(tx: Tx, family: string): Promise<void> {
  const revoked = await tx.db
    .updateTable("family")
    .set({ revoked_at: tx.now })
    .where("id", "=", family)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (revoked.numUpdatedRows > 0n) tx.tell(addresses.family(family), { wake: true });
}

/** The account of a ticket, which is gone with it; undefined for one that was used, has expired or never was. */
export async function takeTicket(tx: Tx, hash: string): Promise<AccountId | undefined> {
  await tx.db.deleteFrom("ticket").where("expires_at", "<=", tx.now).execute();
  const taken = await tx.db.deleteFrom("ticket").where("hash", "=", hash).returning("account").executeTakeFirst();
  return taken?.account;
}

/** A desk at which nobody signed in for half a year is a strange one again. */
const deviceKeptFor = 180 * 24 * 60 * 60_000;

/** Tokens that nobody can use any more say nothing either: they go, with the families that have no other. */
export async function forgetExpired(tx: Tx): Promise<void> {
  await tx.db.deleteFrom("refresh").where("expires_at", "<=", tx.now).execute();
  await tx.db.deleteFrom("used_nonce").where("expires_at", "<=", tx.now).execute();
  await tx.db
    .deleteFrom("known_device")
    .where("seen_at", "<=", tx.now - deviceKeptFor)
    .execute();
  await tx.db
    .deleteFrom("family")
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("refresh").select("hash").whereRef("refresh.family", "=", "family.id"))),
    )
    .execute();
}
