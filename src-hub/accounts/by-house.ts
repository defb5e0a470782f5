import type { RoleId } from "../../src-shared/accounts/ids.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { SignIn } from "../../src-shared/accounts/sign-in.ts";
import type { HouseSignIn, SignInRules } from "../../src-shared/accounts/sign-in-rules.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Store } from "../store/open.ts";
import type { Tx } from "../store/transact.ts";
import { accountByEmail, outsideAccount, roleFrom, textsOf } from "./from-outside.ts";
import { type IdClaims, readIdToken } from "./id-token.ts";
import { makeAccount, setRole } from "./kept.ts";
import type { Nonces } from "./nonces.ts";
import type { SignInParts } from "./parts.ts";
import { signInRules } from "./rules.ts";

type House = Extract<SignIn, { idToken: string }>;

/** Signing in by the house's own sign-in. Answers the account; refuses `forbidden`, or `unavailable` when the issuer is away. */
export function houseSignIn(
  { read, transact, machine }: Store,
  { issuers, chats }: Pick<SignInParts, "issuers" | "chats">,
  nonces: Nonces,
) {
  return async ({ idToken, nonce }: House): Promise<AccountId> => {
    const rules = await signInRules(read);
    const { house } = rules;
    if (!house) throw refuse("forbidden", "house-sign-in-off");
    const claims = await readIdToken(issuers, house, { idToken, nonce, now: machine.now() });
    return transact(async (tx) => {
      await nonces.take(tx, nonce);
      return accountOfClaims(tx, rules, house, claims);
    });
  };

  async function accountOfClaims(tx: Tx, rules: SignInRules, house: HouseSignIn, claims: IdClaims): Promise<AccountId> {
    const email = emailOf(house, claims);
    if (house.domains.length > 0 && !house.domains.includes(email?.split("@").at(-1) ?? ""))
      throw refuse("forbidden", "email-not-let-in");
    // Without a claim that says it, roles are what administrators made them.
    const role =
      house.roleClaim === ""
        ? undefined
        : (roleFrom(rules.roles, textsOf(claims.raw[house.roleClaim])) ?? ("agent" as RoleId));
    const known = await linked(tx, house.issuer, claims.sub);
    const id = known ?? (email === null ? undefined : await accountByEmail(tx.db, email)) ?? (await made());
    const account = await outsideAccount(tx.db, id);
    if (!account?.active) throw refuse("forbidden", "account-not-active");
    if (known === undefined) await link(tx, house.issuer, claims.sub, id);
    if (role !== undefined && role !== account.roleId) await setRole({ tx, machine, chats }, account, id, role);
    return id;

    async function made(): Promise<AccountId> {
      if (!house.creates) throw refuse("forbidden", "account-unknown");
      const made = { name: claims.name ?? "", email, role: role ?? ("agent" as RoleId) };
      return makeAccount({ tx, machine, chats }, null, made);
    }
  }
}

/** The address, where it counts: what an issuer lets people write themselves must be verified. */
function emailOf({ trustsEmail }: HouseSignIn, { email, email_verified: isVerified }: IdClaims): string | null {
  if (email === undefined || !/^[^\s@]+@[^\s@]+$/.test(email)) return null;
  return isVerified === true || trustsEmail ? email.toLowerCase() : null;
}

async function linked(tx: Tx, issuer: string, subject: string): Promise<AccountId | undefined> {
  const row = await tx.db
    .selectFrom("identity")
    .select("account")
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.account;
}

async function link(tx: Tx, issuer: string, subject: string, account: AccountId): Promise<void> {
  await tx.db.insertInto("identity").values({ issuer, subject, account, made_at: tx.now }).execute();
}
