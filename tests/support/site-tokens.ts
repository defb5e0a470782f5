import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import type { Flow } from "./flow.ts";

/** A site's server that vouches for its visitors. */
export interface SiteServer {
  readonly kid: string;
  readonly secret: string;
  /** A token for this visitor, good for five minutes. */
  token(subject: string, over?: Record<string, unknown>): Promise<string>;
}

let made = 0;

/** Lays a key down by an administrator's ask, as a person does, and signs with it. */
export async function siteServer(
  flow: Flow,
  ask: (key: { id: string; site: string; key: { secret: string } }) => Promise<unknown>,
): Promise<SiteServer> {
  const kid = `key-${String(++made).padStart(6, "0")}`;
  const secret = `fdsk_${randomBytes(32).toString("base64url")}`;
  await ask({ id: kid, site: "site", key: { secret } });
  return {
    kid,
    secret,
    token(subject, over = {}) {
      const now = Math.floor(flow.clock.now() / 1000);
      const claims = { sub: subject, aud: "garden", iat: now, exp: now + 300, jti: randomBytes(12).toString("hex") };
      return new SignJWT({ ...claims, ...over })
        .setProtectedHeader({ alg: "HS256", kid })
        .sign(new TextEncoder().encode(secret));
    },
  };
}
