import { errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from "jose";
import * as z from "zod";
import type { HouseSignIn } from "../../src-shared/accounts/sign-in-rules.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Issuers } from "./issuers.ts";

/** Signatures with a key pair only: no secret is shared with an issuer, so none may sign. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
const leeway = 60;
/** Older than a nonce is good no token can be. */
const oldest = "15m";

const Claims = z.object({
  sub: z.string().min(1).max(255),
  nonce: z.string(),
  name: z.string().optional().catch(undefined),
  email: z.string().max(320).optional().catch(undefined),
  email_verified: z
    .union([z.boolean(), z.literal("true").transform(() => true)])
    .optional()
    .catch(undefined),
});
/** Who somebody is, as the issuer says; `raw`: all claims. */
export interface IdClaims extends z.infer<typeof Claims> {
  readonly raw: JWTPayload;
}

/**
 * The claims of an ID token (OpenID Connect Core §3.1.3.7, RFC 8725). Refuses `forbidden` with `house-sign-in-late` for one
 * that is too old and `house-sign-in-refused` for any other that does not hold; `unavailable` when the issuer's keys cannot be had.
 */
export async function readIdToken(
  issuers: Issuers,
  { issuer, client }: Pick<HouseSignIn, "issuer" | "client">,
  { idToken, nonce, now }: { readonly idToken: string; readonly nonce: string; readonly now: number },
): Promise<IdClaims> {
  const keys = await issuers.keysOf(issuer);
  const payload = await verified();
  const claims = Claims.safeParse(payload);
  if (!claims.success || claims.data.nonce !== nonce || !isFor(payload, client)) throw refused();
  return { ...claims.data, raw: payload };

  async function verified(): Promise<JWTPayload> {
    try {
      const { payload: read, protectedHeader } = await jwtVerify(idToken, keyOf, {
        algorithms,
        issuer,
        audience: client,
        clockTolerance: leeway,
        maxTokenAge: oldest,
        requiredClaims: ["exp", "iat", "sub", "nonce"],
        currentDate: new Date(now),
      });
      // Other tokens of the same issuer say what they are: `at+jwt`, `logout+jwt`.
      if (!["jwt", undefined].includes(protectedHeader.typ?.toLowerCase())) throw refused();
      return read;
    } catch (error) {
      throw faultOfToken(error);
    }
  }

  async function keyOf(...[header, token]: Parameters<JWTVerifyGetKey>) {
    // Without a name the issuer's keys would be tried in turn.
    if (typeof header.kid !== "string") throw refused();
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw refused();
      throw refuse("unavailable", "issuer-unreachable", {}, error);
    }
  }
}

/** Several audiences must say for which of them it was made; whoever says it must say us. */
function isFor({ aud, azp }: JWTPayload, client: string): boolean {
  if (Array.isArray(aud) && aud.length > 1 && azp === undefined) return false;
  return azp === undefined || azp === client;
}

function faultOfToken(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return refuse("forbidden", "house-sign-in-late");
  if (error instanceof errors.JOSEError || error instanceof TypeError) return refused();
  return error;
}

function refused() {
  return refuse("forbidden", "house-sign-in-refused");
}
