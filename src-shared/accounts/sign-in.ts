import * as z from "zod/mini";
import { lineOf } from "../text/clean.ts";

/** The desk that asks: a secret of 256 bits that it made once and keeps, and a name for people. */
export const Device = z.object({ secret: z.string().check(z.regex(/^fdd_[\w-]{43}$/)), name: lineOf(80) });
export type Device = z.infer<typeof Device>;

const device = z.optional(Device);
const name = z.string().check(z.maxLength(200));
const password = z.string().check(z.maxLength(1000));
/** Six digits of the code app, or a recovery code; blanks and hyphens as people type them. */
const Code = z.string().check(z.maxLength(40));
const proof = z.string().check(z.maxLength(4000));

/** Names a password's account where something else than signing in is asked. */
export const ByPassword = z.object({ name, password, device });
export type ByPassword = z.infer<typeof ByPassword>;

export const SignIn = z.union([
  /** Refused with `code-needed` and `enrolment-needed` where one of those is missing; `proof` is of an `Enrolment`. */
  z.object({ name, password, code: z.optional(Code), proof: z.optional(proof), device }),
  /** A one-time ticket, made by whoever started the hub on this machine. */
  z.object({ ticket: z.string().check(z.maxLength(200)), device }),
  /** What the house's own sign-in says of somebody, and the nonce of the hub that it was asked with. */
  z.object({ idToken: z.string().check(z.maxLength(16_000)), nonce: z.string().check(z.maxLength(200)), device }),
]);
export type SignIn = z.infer<typeof SignIn>;

/** A code app on its way into an account. Nothing of it holds before a code of it was given together with `proof`. */
export const Enrolment = z.object({
  /** Base32, for who types it. */
  secret: z.string(),
  /** `otpauth://…`, for who scans it. */
  uri: z.string(),
  /** Each lets its owner in once, without the app. */
  recovery: z.array(z.string()),
  /** Sealed by the hub; good for fifteen minutes. */
  proof: z.string(),
});
export type Enrolment = z.infer<typeof Enrolment>;

/** How somebody may sign in to this house, told to every desk before anybody has. */
export const SignInWays = z.object({
  password: z._default(z.boolean(), true),
  /** The house's own sign-in, by OpenID Connect. */
  house: z._default(
    z.nullable(z.object({ name: z.string(), issuer: z.string(), client: z.string(), scopes: z.string() })),
    null,
  ),
});
export type SignInWays = z.infer<typeof SignInWays>;
