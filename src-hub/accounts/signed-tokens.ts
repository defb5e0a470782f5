import { errors, jwtVerify, type JWTVerifyOptions, SignJWT } from "jose";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, random128 } from "../../src-shared/rpc/machine.ts";
import type { Keys } from "./keys.ts";

/** What a token is good for. It stands in the audience and in the type, so that none passes for another. */
export type TokenKind = "agent" | "widget-door" | "visitor" | "upload" | "file";

const issuer = "frontdesk-hub";
const algorithm = "EdDSA";
const typeOf = (kind: TokenKind): string => `frontdesk-${kind}+jwt`;

export interface SignedToken {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Signs and reads the hub's own tokens (RFC 8725: one algorithm, one audience and one type each). */
export interface SignedTokens {
  /** `seconds`: how long it is good. */
  sign(kind: TokenKind, claims: Readonly<Record<string, string>>, seconds: number): Promise<SignedToken>;
  /** Its claims, all of `names` among them, or a refusal `signed-out` with `token-expired` or `token-invalid`. */
  read<N extends string>(
    kind: TokenKind,
    token: string,
    names: readonly N[],
  ): Promise<Record<N, string> & { until: number }>;
}

export function signedTokens(keys: Keys, machine: Machine): SignedTokens {
  return {
    async sign(kind, claims, seconds) {
      const { kid, sign } = keys.signing();
      const now = Math.floor(machine.now() / 1000);
      const token = await new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm, kid, typ: typeOf(kind) })
        .setIssuer(issuer)
        .setAudience(kind)
        .setJti(random128(machine))
        .setIssuedAt(now)
        .setExpirationTime(now + seconds)
        .sign(sign);
      return { token, until: (now + seconds) * 1000 };
    },

    async read(kind, token, names) {
      const payload = await verified(kind, token);
      const claims = Object.fromEntries(names.map((name) => [name, payload[name]]));
      if (Object.values(claims).some((claim) => typeof claim !== "string" || claim === "")) throw invalid();
      return { ...(claims as Record<(typeof names)[number], string>), until: (payload.exp ?? 0) * 1000 };
    },
  };

  async function verified(kind: TokenKind, token: string) {
    try {
      const options: JWTVerifyOptions = {
        algorithms: [algorithm],
        issuer,
        audience: kind,
        typ: typeOf(kind),
        requiredClaims: ["exp", "iat"],
        currentDate: new Date(machine.now()),
      };
      // Only keys that this hub made and still keeps: nothing in the header can bring another.
      const { payload } = await jwtVerify(token, (header) => keyNamed(header.kid), options);
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw refuse("signed-out", "token-expired");
      if (error instanceof errors.JOSEError || error instanceof TypeError) throw invalid();
      throw error;
    }
  }

  function keyNamed(kid: string | undefined) {
    const key = kid === undefined ? undefined : keys.named(kid);
    if (!key) throw new errors.JWSSignatureVerificationFailed();
    return key.verify;
  }
}

function invalid() {
  return refuse("signed-out", "token-invalid");
}
