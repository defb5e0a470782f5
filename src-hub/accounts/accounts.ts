import type { Account, AccountId, Refresh, Tokens } from "../../src-shared/accounts/model.ts";
import type { ByPassword, Device, Enrolment, SignIn, SignInWays } from "../../src-shared/accounts/sign-in.ts";
import type { SignInWay } from "../../src-shared/accounts/sign-ins.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { SignedIn } from "../ports.ts";
import type { Store } from "../store/open.ts";
import { houseSignIn } from "./by-house.ts";
import { passwordSignIn } from "./by-password.ts";
import { rememberDevice } from "./known-devices.ts";
import { noncesOf } from "./nonces.ts";
import type { SignInParts } from "./parts.ts";
import { type PasswordLinks, passwordLinksOf } from "./password-links.ts";
import { placeOf } from "./place.ts";
import { beginFamily, type Held, hashOf, newSecret, useRefresh } from "./refresh.ts";
import { accountOf, accountOfFamily, revokeFamily, takeTicket } from "./rows.ts";
import { signInRules, waysOf } from "./rules.ts";
import type { SignedTokens } from "./signed-tokens.ts";

const accessSeconds = 15 * 60;
const ticketFor = 60_000;

/** Who staff are, and the tokens by which they show it. Everything here refuses with FaultErrors. */
export interface Accounts {
  /** `address`: where it was asked from, to slow down who guesses. */
  signIn(input: SignIn, address: string): Promise<Tokens>;
  /** A code app for who was refused with `enrolment-needed`. */
  enrolment(input: ByPassword, address: string): Promise<Enrolment>;
  /** How one may sign in here, for who has not yet. */
  ways(): Promise<SignInWays>;
  /** What the house's own sign-in is to write into its ID token. */
  nonce(): string;
  refresh(input: Refresh): Promise<Tokens>;
  /** Revokes at once. Says nothing about tokens that it does not know. */
  signOut(input: Refresh): Promise<void>;
  /** A one-time ticket, good for a minute, for the account of this access token: another program of his signs in with it. */
  ticket(access: string): Promise<{ ticket: string; until: number }>;
  /** Whose access token this is; refuses `signed-out` when it is none, has expired, or was revoked. */
  signedIn(access: string): Promise<SignedIn>;
  /** For who sets his own password by a link. */
  readonly links: PasswordLinks;
}

export function accountsOf(store: Store, tokens: SignedTokens, parts: SignInParts): Accounts {
  const { transact, read, machine } = store;
  const nonces = noncesOf(parts.box, machine);
  const byPassword = passwordSignIn(store, parts);
  const byHouse = houseSignIn(store, parts, nonces);

  /** A ticket cannot be guessed: nobody has to be slowed. */
  async function byTicket(ticket: string): Promise<AccountId> {
    const account = await transact((tx) => takeTicket(tx, hashOf(ticket)));
    if (!account) throw refuse("forbidden", "ticket-used");
    return account;
  }

  function begin(account: AccountId, way: SignInWay, device: Device | undefined, address: string): Promise<Held> {
    return transact(async (tx) => {
      if (device) await rememberDevice(tx, account, device);
      return beginFamily(tx, machine, account, { way, device: device?.name ?? "", place: placeOf(address) });
    });
  }

  async function tokensOf({ family, account, refresh }: Held): Promise<Tokens> {
    const access = await tokens.sign("agent", { sub: account, fam: family }, accessSeconds);
    return { access: access.token, accessUntil: access.until, refresh, account: await accountOf(read, account) };
  }

  async function signedIn(access: string): Promise<SignedIn> {
    const { sub, fam, until } = await tokens.read("agent", access, ["sub", "fam"]);
    const account: Account | undefined = await accountOfFamily(read, fam);
    if (!account || account.id !== sub) throw refuse("signed-out", "signed-out");
    return { account, family: fam, until };
  }

  return {
    async signIn(input, address) {
      const { device } = input;
      if ("ticket" in input) return tokensOf(await begin(await byTicket(input.ticket), "ticket", device, address));
      if ("idToken" in input) return tokensOf(await begin(await byHouse(input), "house", device, address));
      return tokensOf(await begin(await byPassword.signIn(input, address), "password", device, address));
    },
    enrolment: (input, address) => byPassword.enrolment(input, address),
    ways: async () => waysOf(await signInRules(read)),
    nonce: () => nonces.give(),

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
    links: passwordLinksOf(store, parts),
  };
}
