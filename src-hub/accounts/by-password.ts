import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ByPassword, Enrolment, SignIn } from "../../src-shared/accounts/sign-in.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Store } from "../store/open.ts";
import { codeAppOf } from "./code-apps.ts";
import { knownDevice } from "./known-devices.ts";
import type { SignInParts } from "./parts.ts";
import { isPassword } from "./passwords.ts";
import { accountNamed } from "./rows.ts";
import { isCodeWanted, signInRules } from "./rules.ts";

type Password = Extract<SignIn, { password: string }>;

/** Signing in with a name, a password and, where the account has a code app, a code. */
export interface PasswordSignIn {
  /**
   * Refuses `forbidden`. A password alone is never told right or wrong where a code is still missing: who guesses must
   * bring both, and each try counts.
   */
  signIn(input: Password, address: string): Promise<AccountId>;
  /** A code app for who must have one before he is let in. Takes his password as a sign-in does. */
  enrolment(input: ByPassword, address: string): Promise<Enrolment>;
}

export function passwordSignIn({ read, transact }: Store, { box, codeApps, tries }: SignInParts): PasswordSignIn {
  async function begin({ name, password, device }: ByPassword, address: string) {
    const row = await accountNamed(read, name);
    const known = row && device && (await knownDevice(read, row.id, device));
    const attempt = tries.begin(name, address, known && `${row?.id} ${known}`);
    // Who is signed in by the house alone has no password; nothing is it.
    const isRight = await isPassword(password, row?.password || undefined);
    return { row, attempt, isRight, hasApp: row ? (await codeAppOf(read, row.id)) !== undefined : await isDecoy(name) };
  }

  /**
   * Names that nobody has are asked for a code half of the time, each always the same, so that being asked says little of
   * who is there. In a house without code apps none is.
   */
  async function isDecoy(name: string): Promise<boolean> {
    const any = await read.selectFrom("code_app").select("account").limit(1).executeTakeFirst();
    return any !== undefined && box.mac(name.toLowerCase(), "decoy").charCodeAt(0) % 2 === 0;
  }

  /** Who is right all through may still be somebody whom the house does not let in this way. */
  async function letIn(row: { readonly id: AccountId; readonly role: string; readonly active: number }): Promise<void> {
    if (row.active !== 1) throw refuse("forbidden", "account-not-active");
    const { password, house } = await signInRules(read);
    if (house && !password && row.role !== "administrator") throw refuse("forbidden", "password-sign-in-off");
  }

  return {
    async signIn(input, address) {
      const { row, attempt, isRight, hasApp } = await begin(input, address);
      const { code, proof } = input;
      if (hasApp) {
        if (code === undefined) throw refuse("forbidden", "code-needed");
        const isUsed = row && isRight && (await transact((tx) => codeApps.use(tx, row.id, code)));
        if (!isUsed) throw refuse("forbidden", "wrong-password-or-code");
      } else if (!row || !isRight) throw refuse("forbidden", "wrong-name-or-password");
      await letIn(row);
      if (!hasApp && (await isCodeWanted(read, row.id))) {
        if (proof === undefined || code === undefined) throw refuse("forbidden", "enrolment-needed");
        await transact((tx) => codeApps.confirm(tx, row.id, proof, code));
      }
      attempt.right();
      return row.id;
    },

    async enrolment(input, address) {
      const { row, isRight, hasApp } = await begin(input, address);
      if (!row || !isRight || hasApp || row.active !== 1) throw refuse("forbidden", "wrong-name-or-password");
      return codeApps.offer({ id: row.id, name: row.name, role: row.role });
    },
  };
}
