import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { lineOf } from "../text/clean.ts";
import { RoleId } from "./ids.ts";
import { AccountId, Role } from "./model.ts";

const filled = (most: number, missing: string) => z.pipe(lineOf(most), z.string().check(z.minLength(1, missing)));

/** `https`, but on this machine itself; with its path, as the issuer writes itself in its tokens. */
export function isIssuer(text: string): boolean {
  const [, scheme, host] =
    /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?(?:\/[\w.~%:@!$&'()*+,;=/-]*)?$/i.exec(text) ?? [];
  return scheme === "https" || (scheme === "http" && ["127.0.0.1", "localhost", "[::1]"].includes(host ?? ""));
}

const Domain = z.pipe(
  z.string().check(z.maxLength(253), z.regex(/^\s*@?[a-z0-9-]+(\.[a-z0-9-]+)+\s*$/i, "domain-wrong")),
  z.transform((text) => text.trim().replace(/^@/, "").toLowerCase()),
);

/** The house's own sign-in, by OpenID Connect: a public client with PKCE, so that nothing here is a secret. */
export const HouseSignIn = z.object({
  /** What stands on the button: "Sign in with …". */
  name: filled(60, "name-missing"),
  issuer: z.pipe(lineOf(500), z.string().check(z.refine(isIssuer, "issuer-wrong"))),
  client: filled(200, "client-missing"),
  /** Asked for beside `openid profile email`. */
  scopes: z.pipe(lineOf(200), z.string().check(z.regex(/^[\w.:/ -]*$/, "scopes-wrong"))),
  /** Only addresses of these domains are let in; empty: all. */
  domains: z.array(Domain).check(z.maxLength(50)),
  /** Whether addresses count that the issuer does not call verified: for issuers that give out their own only. */
  trustsEmail: z.boolean(),
  /** Whether who has no account gets one at his first sign-in. */
  creates: z.boolean(),
  /** The claim whose values say the role; empty: none does. */
  roleClaim: z.pipe(lineOf(100), z.string()),
});
export type HouseSignIn = z.infer<typeof HouseSignIn>;

/** A value of the claim, or the name of a directory's group, and the role that it gives. The first that fits wins. */
export const RoleOf = z.object({ value: filled(200, "value-missing"), role: RoleId });
export type RoleOf = z.infer<typeof RoleOf>;

/** How people sign in to this house, as administrators lay it down. */
export const SignInRules = z.object({
  /** Whether names and passwords are taken; administrators' always are, so that nobody is locked out for good. */
  password: z.boolean(),
  house: z.nullable(HouseSignIn),
  roles: z.array(RoleOf).check(z.maxLength(200)),
  /** Roles of whom a code app is wanted. */
  codeRoles: z.array(RoleId),
});
export type SignInRules = z.infer<typeof SignInRules>;

export const noSignInRules: SignInRules = { password: true, house: null, roles: [], codeRoles: [] };

/** What an administrator sees of an account's sign-in. */
export const AccountSignIn = z.object({
  account: AccountId,
  name: z.string(),
  role: Role,
  hasPassword: z.boolean(),
  /** Since when there is a code app; null: there is none. */
  codeSince: z.nullable(z.number()),
  codeWanted: z.boolean(),
  /** Linked with the house's own sign-in. */
  isLinked: z.boolean(),
  /** Kept by a directory, over SCIM. */
  isKept: z.boolean(),
  signIns: z.int(),
});
export type AccountSignIn = z.infer<typeof AccountSignIn>;

export const signInRuleAsks = {
  "signInRules.read": {
    input: nothing,
    output: z.object({
      rules: SignInRules,
      accounts: z.array(AccountSignIn),
      /** Those that a rule may name; the house's own three have no name. */
      roles: z.array(z.object({ id: RoleId, name: z.string(), base: Role })),
    }),
    changes: false,
  },
  /** Refused with `outdated` when the rules are no longer `expected`. */
  "signInRules.save": {
    input: z.object({ to: SignInRules, expected: SignInRules }),
    output: nothing,
    changes: true,
  },
  /** Asks the issuer for its configuration, as a sign-in would. Refused with `issuer-unreachable` or `issuer-not-understood`. */
  "signInRules.check": {
    input: z.object({ issuer: HouseSignIn.shape.issuer }),
    output: z.object({ keys: z.int() }),
    changes: false,
  },
} as const;
