import type { AccountId, Refresh, Tokens } from "../../src-shared/accounts/model.ts";
import type { SignIn } from "../../src-shared/accounts/sign-in.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { SignedIn } from "../ports.ts";
import type { Store } from "../store/open.ts";
import { isPassword } from "./passwords.ts";
import { beginFamily, type Held, hashOf, newSecret, useRefresh } from "./refresh.ts";
import { accountNamed, accountOf, accountOfFamily, revokeFamily, takeTicket } from "./rows.ts";
import type { SignedTokens } from "./signed-tokens.ts";
import { slowing } from "./slowing.ts";

const accessSeconds = 15 * 60;
const ticketFor = 60_000;

type Password = Extract<SignIn, { password: string }>;

/** Who staff are, and the tokens by which they show it. Everything here refuses with FaultErrors. */
export interface Accounts {
  /** `address`: where it was asked from, to slow down who guesses. */
  signIn(input: SignIn, address: string): Promise<Tokens>;
  refresh(input: Refresh): Promise<Tokens>;
  /** Revokes at once. Says nothing about tokens that it does not know. */
  signOut(input: Refresh): Promise<void>;
  /** A one-time ticket, good for a minute, for the account of this access token: another program of his signs in with it. */
  ticket(access: string): Promise<{ ticket: string; until: number }>;
  /** Whose access token this is; refuses `signed-out` when it is none, has expired, or was revoked. */
  signedIn(access: string): Promise<SignedIn>;
}

export function accountsOf({ transact, read, machine }: Store, tokens: SignedTokens): Accounts {
  const tries = slowing(machine);

  async function byPassword({ name, password }: Password, address: string): Promise<AccountId> {
    const attempt = tries.begin(name, address);
    const account = await accountNamed(read, name);
    if (!(await isPassword(password, account?.password)) || !account)
      throw refuse("forbidden", "wrong-name-or-password");
    attempt.right();
    return account.id;
  }

  /** A ticket cannot be guessed: nobody has to be slowed. */
  async function byTicket(ticket: string): Promise<AccountId> {
    const account = await transact((tx) => takeTicket(tx, hashOf(ticket)));
    if (!account) throw refuse("forbidden", "ticket-used");
    return account;
  }

  async function tokensOf({ family, account, refresh }: Held): Promise<Tokens> {
    const access = await tokens.sign("agent", { sub: account, fam: family }, accessSeconds);
    return { access: access.token, accessUntil: access.until, refresh, account: await accountOf(read, account) };
  }

  async function signedIn(access: string): Promise<SignedIn> {
    const { sub, fam, until } = await tokens.read("agent", access, ["sub", "fam"]);
    const account = await accountOfFamily(read, fam);
    if (!account || account.id !== sub) throw refuse("signed-out", "signed-out");
    return { account, family: fam, until };
  }

  return {
    async signIn(input, address) {
      const account = "ticket" in input ? await byTicket(input.ticket) : await byPassword(input, address);
      return tokensOf(await transact((tx) => beginFamily(tx, machine, account)));
    },

    async refresh({ refresh, key }) {
      const used = await transact((tx) => useRefresh(tx, refresh, key));
      if (typeof used === "string") throw refuse("signed-out", `refresh-${used}`);
      return tokensOf(used);
    },

    async signOut({ refresh }) {
      await transact(async (tx) => {
        const row = await tx.db
          .selectFrom("refresh")
          .select("family")
          .where("hash", "=", hashOf(refresh))
          .executeTakeFirst();
        if (row) await revokeFamily(tx, row.family);
      });
    },

    async ticket(access) {
      const { account } = await signedIn(access);
      const ticket = newSecret("fdt");
      return transact(async (tx) => {
        const until = tx.now + ticketFor;
        await tx.db
          .insertInto("ticket")
          .values({ hash: hashOf(ticket), account: account.id, expires_at: until })
          .execute();
        return { ticket, until };
      });
    },

    signedIn,
  };
}
