import { powersIn } from "../../src-shared/accounts/effective.ts";
import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { LinkUse } from "../../src-shared/accounts/password-links.ts";
import { faultOf, refuse } from "../../src-shared/rpc/fault.ts";
import { audited } from "../administration/accounts/audited.ts";
import { isFourEyes } from "../administration/accounts/house.ts";
import { signOutEverywhere } from "../administration/accounts/sign-out.ts";
import type { Store } from "../store/open.ts";
import type { Reader, Tx } from "../store/transact.ts";
import type { SignInParts } from "./parts.ts";
import { hashPassword } from "./passwords.ts";
import { permissionsOf } from "./permissions-of.ts";
import { hashOf } from "./refresh.ts";
import { signInRules } from "./rules.ts";
import { accountVersion } from "./seed.ts";

/** Whose a link is, and until when it is good. */
interface LinkOf {
  readonly name: string;
  readonly until: number;
}

/** Setting one's own password by a link, asked over HTTP by nobody who has signed in. All refuse with FaultErrors. */
export interface PasswordLinks {
  /** Whose it is: told to who holds it, before he types anything. */
  look(token: string, address: string): Promise<LinkOf>;
  /** Sets the password, once; every sign-in of the account ends. Answers the name that he signs in with. */
  use(input: LinkUse, address: string): Promise<{ readonly name: string }>;
}

export function passwordLinksOf({ read, transact, machine }: Store, { tries }: SignInParts): PasswordLinks {
  /** Who guesses is slowed, by his address alone; who holds a link that is merely over guesses nothing. */
  async function open(token: string, address: string): Promise<LinkOf> {
    const attempt = tries.begin("", address, `link ${address}`);
    try {
      const { name, until } = await linkOf(read, token, machine.now());
      attempt.right();
      return { name, until };
    } catch (error) {
      if (faultOf(error).reason !== "link-unknown") attempt.right();
      throw error;
    }
  }

  return {
    look: open,

    async use({ token, password }, address) {
      await open(token, address);
      // Before the transaction: it takes longer than all others together.
      const hash = await hashPassword(password);
      const { name } = await transact((tx) => setBy(tx, token, hash));
      tries.forget(name);
      return { name };
    },
  };
}

async function setBy(tx: Tx, token: string, password: string): Promise<Account> {
  const { id, name, role } = await linkOf(tx.db, token, tx.now);
  await tx.db.updateTable("password_link").set({ used_at: tx.now }).where("account", "=", id).execute();
  await tx.db.updateTable("account").set({ password, v: accountVersion }).where("id", "=", id).execute();
  const account = { id, name, role };
  await audited(tx, account, "account.passwordByLink", `agent:${id}`, { before: null, after: null });
  await signOutEverywhere(tx, id);
  return account;
}

/** Refuses every link that is not good now. One that was replaced, or taken back, is as one that never was. */
async function linkOf(db: Reader, token: string, now: number): Promise<Account & LinkOf> {
  const row = await db
    .selectFrom("password_link")
    .innerJoin("account", "account.id", "password_link.account")
    .select(["account.id", "account.name", "account.role", "account.active"])
    .select(["password_link.expires_at", "password_link.used_at", "password_link.made_by"])
    .where("hash", "=", hashOf(token))
    .executeTakeFirst();
  if (!row) throw refuse("gone", "link-unknown");
  if (row.used_at !== null) throw refuse("gone", "link-used");
  if (row.expires_at <= now) throw refuse("gone", "link-expired");
  if (row.active !== 1) throw refuse("forbidden", "account-not-active");
  await mayHavePassword(db, row.id);
  // Also one whose account was given more since: who made the link could else sign in as the second administrator.
  if (row.made_by !== row.id) await staysApart(db, row.id);
  const { id, name, role, expires_at: until } = row;
  return { id, name, role, until };
}

/** Who is signed in by the house alone sets no password beside it: it would go round whatever the house asks of him. */
export async function mayHavePassword(db: Reader, account: AccountId): Promise<void> {
  const row = await db
    .selectFrom("account")
    .select(["role", "password"])
    .select((eb) => [
      eb
        .exists(eb.selectFrom("identity").select("subject").whereRef("identity.account", "=", "account.id"))
        .as("linked"),
      eb
        .exists(
          eb.selectFrom("directory_entry").select("account").whereRef("directory_entry.account", "=", "account.id"),
        )
        .as("kept"),
    ])
    .where("id", "=", account)
    .executeTakeFirstOrThrow();
  const isOfHouse = row.password === "" && (Number(row.linked) === 1 || Number(row.kept) === 1);
  const { house, password } = await signInRules(db);
  const isShutOut = house !== null && !password && row.role !== "administrator";
  if (isOfHouse || isShutOut) throw refuse("forbidden", "link-house-only");
}

/** Where the house wants four eyes, nobody gets into an account that administers by a password of somebody's making. */
export async function staysApart(db: Reader, account: AccountId): Promise<void> {
  if (!(await isFourEyes(db))) return;
  const { permissions } = await permissionsOf(db, { id: account });
  if (powersIn(permissions).some((name) => name.startsWith("Administration > ")))
    throw refuse("conflict", "four-eyes-password");
}
