import { createPublicKey, type KeyObject } from "node:crypto";
import { decodeProtectedHeader, errors, jwtVerify } from "jose";
import * as z from "zod/mini";
import { type FaultError, refuse } from "../../src-shared/rpc/fault.ts";
import { cleanLine } from "../../src-shared/text/clean.ts";
import { Attributes } from "../../src-shared/visitors/model.ts";
import type { Box } from "../accounts/box.ts";
import { mailAddress } from "../mail/address.ts";
import type { SiteKeyRow } from "./site-key-rows.ts";

/** A token is good for so long after it was made, seconds. */
const longest = 10 * 60;
/** Clocks of two houses may be so far apart, seconds. */
const leeway = 60;

/** What a site says of its visitor, checked. */
export interface Vouched {
  readonly subject: string;
  /** Named by its site, used once. */
  readonly token: string;
  /** Epoch milliseconds after which the token would be refused as expired. */
  readonly until: number;
  readonly attributes: Attributes;
  readonly key: string;
}

const oneLine = (most: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(most),
    z.refine((text) => cleanLine(text) === text),
  );
const Claims = z.object({
  // Compared as it stands, never normalised: two names that look the same are two.
  sub: oneLine(200),
  jti: oneLine(128),
  aud: z.string(),
  iss: z.optional(z.string()),
  iat: z.number(),
  exp: z.number(),
  name: z.optional(oneLine(100)),
  email: z.optional(z.string().check(z.refine((text) => mailAddress(text) !== undefined))),
  phone: z.optional(z.string().check(z.regex(/^\+?[0-9][0-9 ().-]{2,29}$/))),
  externalId: z.optional(oneLine(200)),
  attributes: z.optional(Attributes),
});

/**
 * Reads what a site's server signed of its visitor. The key decides the algorithm, not the token (RFC 8725); only live keys
 * of this very site count, and with two of them the token must name its own. Refuses `forbidden` with
 * `identity-token-expired`, `identity-claim-wrong` (`values.claim`) or, for anything else, `identity-token-wrong`.
 */
export async function readSiteToken(
  token: string,
  site: { readonly key: string; readonly keys: readonly SiteKeyRow[] },
  box: Pick<Box, "open">,
  now: number,
): Promise<Vouched> {
  const seconds = Math.floor(now / 1000);
  try {
    const key = keyNamed(site.keys, decodeProtectedHeader(token));
    const { payload } = await jwtVerify(token, keyOf(key, box), {
      algorithms: [key.algorithm],
      audience: site.key,
      requiredClaims: ["exp", "iat", "sub", "jti"],
      clockTolerance: leeway,
      currentDate: new Date(now),
    });
    const claims = Claims.safeParse(payload);
    if (!claims.success) throw claimWrong(String(claims.error.issues[0]?.path[0] ?? ""));
    const { sub, jti, iss, iat, exp, name, email, phone, externalId, attributes } = claims.data;
    if (iss !== undefined && iss !== site.key) throw claimWrong("iss");
    if (iat > seconds + leeway) throw claimWrong("iat");
    if (exp - iat > longest || exp <= iat) throw claimWrong("exp");
    return {
      subject: sub,
      token: jti,
      until: (exp + leeway) * 1000,
      attributes: withoutEmpty({ ...attributes, name, email: email && mailAddress(email), phone, externalId }),
      key: key.id,
    };
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refuse("forbidden", "identity-token-expired");
    if (error instanceof errors.JWTClaimValidationFailed) throw claimWrong(error.claim);
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw tokenWrong();
    throw error;
  }
}

/** Refuses what is no public key of ours: `invalid` `key-private`, `key-wrong`. Answers its algorithm and its PEM. */
export function publicKeyOf(pem: string): { algorithm: "ES256" | "EdDSA"; pem: string } {
  if (/PRIVATE/.test(pem)) throw refuse("invalid", "key-private");
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch (error) {
    throw refuse("invalid", "key-wrong", {}, error);
  }
  const isEcdsa = key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1";
  if (!isEcdsa && key.asymmetricKeyType !== "ed25519") throw refuse("invalid", "key-wrong");
  return { algorithm: isEcdsa ? "ES256" : "EdDSA", pem: String(key.export({ type: "spki", format: "pem" })) };
}

function keyNamed(live: readonly SiteKeyRow[], { kid, typ }: { kid?: unknown; typ?: unknown }): SiteKeyRow {
  // Tokens of ours and of others have types of their own; a site's has none, or the plain one.
  if (typ !== undefined && !(typeof typ === "string" && typ.toUpperCase() === "JWT")) throw tokenWrong();
  const named = kid === undefined && live.length === 1 ? live[0] : live.find(({ id }) => id === kid);
  if (!named) throw tokenWrong();
  return named;
}

function keyOf({ id, algorithm, key }: SiteKeyRow, box: Pick<Box, "open">): KeyObject | Uint8Array {
  if (algorithm !== "HS256") return createPublicKey(key);
  const secret = box.open(key, sealedAs(id));
  if (secret === undefined) throw new Error(`The secret of the site's key ${id} cannot be opened.`);
  return new TextEncoder().encode(secret);
}

/** What the secret of a key is sealed about. */
export const sealedAs = (key: string): string => `site-key:${key}`;

const tokenWrong = (): FaultError => refuse("forbidden", "identity-token-wrong");
const claimWrong = (claim: string): FaultError => refuse("forbidden", "identity-claim-wrong", { values: { claim } });

function withoutEmpty(attributes: Readonly<Record<string, unknown>>): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined)) as Attributes;
}
