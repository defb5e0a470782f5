import type { RoleId } from "../../src-shared/accounts/ids.ts";
import type { Account, AccountId, Role } from "../../src-shared/accounts/model.ts";
import type { RoleOf } from "../../src-shared/accounts/sign-in-rules.ts";
import { cleanLine } from "../../src-shared/text/clean.ts";
import type { Reader } from "../store/transact.ts";

// What an issuer or a directory says of somebody, in the words of accounts.

const longestName = 80;

/** The role of the first rule that one of these values fits; null when none does. Case does not count. */
export function roleFrom(rules: readonly RoleOf[], values: readonly string[]): RoleId | null {
  const had = new Set(values.map((value) => value.toLowerCase()));
  return rules.find(({ value }) => had.has(value.toLowerCase()))?.role ?? null;
}

/** The texts of a claim: one, or a list of them. */
export function textsOf(claim: unknown): string[] {
  const all: unknown[] = Array.isArray(claim) ? claim : [claim];
  return all.filter((one): one is string => typeof one === "string");
}

/** A name that nobody has yet: as it was said, or with the address behind it, or with a number. `own`: whose name it may be. */
export async function freeName(
  db: Reader,
  { name, email }: { readonly name: string; readonly email: string | null },
  own?: AccountId,
): Promise<string> {
  const said = cleanLine(name).slice(0, longestName) || cleanLine(email ?? "").slice(0, longestName) || "?";
  const wishes = [said, ...(email === null ? [] : [`${said} (${email})`])];
  for (let count = 2; ; count++) {
    for (const wish of wishes.splice(0)) {
      const taken = await db
        .selectFrom("account")
        .select("id")
        .where((eb) => eb.fn("lower", ["name"]), "=", wish.toLowerCase())
        .executeTakeFirst();
      if (!taken || taken.id === own) return wish;
    }
    wishes.push(`${said} (${count})`);
  }
}

export interface OutsideAccount extends Account {
  readonly active: boolean;
  readonly roleId: RoleId;
}

export async function accountByEmail(db: Reader, email: string): Promise<AccountId | undefined> {
  const row = await db
    .selectFrom("account")
    .select("id")
    .where((eb) => eb.fn("lower", ["email"]), "=", email.toLowerCase())
    .executeTakeFirst();
  return row?.id;
}

export async function outsideAccount(db: Reader, id: AccountId): Promise<OutsideAccount | undefined> {
  const row = await db
    .selectFrom("account")
    .select(["id", "name", "role", "own_role", "active"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { role, own_role: own, active, name } = row;
  return { id, name, role: role satisfies Role, roleId: own ?? (role as string as RoleId), active: active === 1 };
}
