import type { SignInRules } from "../../../src-shared/accounts/sign-in-rules.ts";

/** A role by the word that people read. */
export interface NamedRole {
  readonly id: SignInRules["roles"][number]["role"];
  readonly name: string;
}
