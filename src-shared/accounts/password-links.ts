import * as z from "zod/mini";
import { catalogues } from "../languages/choose.ts";
import { nothing } from "../rpc/contract.ts";
import { AccountId } from "./model.ts";

/** 256 random bits. Made by the desk that asks, so that no answer of the hub holds it; the hub keeps its hash. */
const LinkSecret = z.string().check(z.regex(/^fdp_[\w-]{43}$/));

/** How long a link is good, milliseconds. */
export const passwordLinkFor = 72 * 3_600_000;

/** What is known of an account's newest link. */
export const PasswordLink = z.object({
  at: z.number(),
  until: z.number(),
  mailed: z.boolean(),
  /** When a password was set by it; null: not yet. */
  usedAt: z.nullable(z.number()),
});
export type PasswordLink = z.infer<typeof PasswordLink>;

/** Links by which people set their own passwords: the first, or another for one that is lost. */
export const passwordLinkAsks = {
  /**
   * One an account: it takes the place of the one before. `mail`: it is also put into a letter to the account's address.
   * Refused `link-house-only` for who is signed in by the house alone, `four-eyes-password` where it would make one
   * administrator two. `language`: of the letter; without it English. `url` is without the secret, which goes behind a `#`.
   */
  "passwordLink.make": {
    input: z.object({
      account: AccountId,
      secret: LinkSecret,
      mail: z._default(z.boolean(), false),
      language: z.optional(z.enum(catalogues)),
    }),
    output: z.object({ url: z.string(), until: z.number() }),
    changes: true,
  },
  /** The one that is open is good for nothing any more; refused `gone` where there is none. */
  "passwordLink.revoke": { input: z.object({ account: AccountId }), output: nothing, changes: true },
} as const;

/** Over HTTP, by whoever holds the link. What is no secret in its form is answered as a wrong one. */
export const LinkLook = z.object({ token: z.string().check(z.maxLength(200)) });
export const LinkUse = z.object({
  ...LinkLook.shape,
  password: z.string().check(z.minLength(12, "password-short"), z.maxLength(200, "password-long")),
});
export type LinkUse = z.infer<typeof LinkUse>;
