import type { RoleId } from "../../src-shared/accounts/ids.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { noSignInRules, SignInRules } from "../../src-shared/accounts/sign-in-rules.ts";
import type { SignInWays } from "../../src-shared/accounts/sign-in.ts";
import type { Reader } from "../store/transact.ts";

/** How people sign in, as administrators laid it down. */
export async function signInRules(db: Reader): Promise<SignInRules> {
  const row = await db.selectFrom("sign_in_rules").select("body").where("one", "=", 1).executeTakeFirst();
  return row ? SignInRules.parse(JSON.parse(row.body)) : noSignInRules;
}

/** Whether a code app is wanted of this account: by its role, or of it alone. */
export async function isCodeWanted(db: Reader, account: AccountId): Promise<boolean> {
  const row = await db
    .selectFrom("account")
    .leftJoin("code_wanted", "code_wanted.account", "account.id")
    .select(["account.role", "account.own_role", "code_wanted.account as wanted"])
    .where("account.id", "=", account)
    .executeTakeFirst();
  if (!row) return false;
  return row.wanted !== null || (await signInRules(db)).codeRoles.includes(row.own_role ?? (row.role as RoleId));
}

const openId = ["openid", "profile", "email"];

/** What every desk is told before anybody has signed in. */
export function waysOf({ password, house }: SignInRules): SignInWays {
  if (!house) return { password: true, house: null };
  const { name, issuer, client, scopes } = house;
  const all = new Set([...openId, ...scopes.split(" ").filter((scope) => scope !== "")]);
  return { password, house: { name, issuer, client, scopes: [...all].join(" ") } };
}
