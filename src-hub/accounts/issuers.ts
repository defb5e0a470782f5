import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import * as z from "zod";
import { isIssuer } from "../../src-shared/accounts/sign-in-rules.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";

const within = 5_000;
const mostBytes = 512 * 1024;
/** Keys are asked for anew when a token names one that is not there, but not more often. */
const cooldown = 30_000;
/** So a key that the issuer took back counts no longer than this. */
const keysGoodFor = 10 * 60_000;
const configurationGoodFor = 60 * 60_000;

const Configuration = z.object({ issuer: z.string(), jwks_uri: z.string().refine(isIssuer) });
const KeySet = z.object({ keys: z.array(z.object({ kty: z.string() })) });

/** The keys of the house's own sign-in, as its configuration names them (OpenID Connect Discovery 1.0 §4). */
export interface Issuers {
  /** Refuses `unavailable` with `issuer-unreachable` or `issuer-not-understood`. */
  keysOf(issuer: string): Promise<JWTVerifyGetKey>;
  /** Asks now, whatever is held: how many keys there are. */
  check(issuer: string): Promise<number>;
}

export function issuersOf(machine: Pick<Machine, "now">, fetchFrom: typeof fetch = fetch): Issuers {
  let held: { readonly issuer: string; readonly at: number; readonly keys: Promise<JWTVerifyGetKey> } | undefined;

  async function ask(url: string): Promise<unknown> {
    let text: string;
    try {
      // A redirect could lead anywhere, so none is followed.
      const answer = await fetchFrom(url, { redirect: "error", signal: AbortSignal.timeout(within) });
      if (!answer.ok) throw new Error(`It answered ${answer.status}.`);
      text = await bounded(answer);
    } catch (error) {
      throw refuse("unavailable", "issuer-unreachable", {}, error);
    }
    return JSON.parse(text) as unknown;
  }

  async function read<S extends z.ZodType>(schema: S, url: string): Promise<z.infer<S>> {
    try {
      return schema.parse(await ask(url)) as z.infer<S>;
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof z.ZodError)
        throw refuse("unavailable", "issuer-not-understood", {}, error);
      throw error;
    }
  }

  async function configurationOf(issuer: string) {
    const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const configuration = await read(Configuration, url);
    // Another's configuration would bring another's keys (§4.3).
    if (configuration.issuer !== issuer) throw refuse("unavailable", "issuer-not-understood");
    return configuration;
  }

  async function remoteKeys(issuer: string): Promise<JWTVerifyGetKey> {
    const { jwks_uri: address } = await configurationOf(issuer);
    const options = { timeoutDuration: within, cooldownDuration: cooldown, cacheMaxAge: keysGoodFor };
    return createRemoteJWKSet(new URL(address), { ...options, [customFetch]: fetchFrom });
  }

  return {
    keysOf(issuer) {
      const now = machine.now();
      if (held?.issuer === issuer && now - held.at < configurationGoodFor) return held.keys;
      const keys = remoteKeys(issuer);
      const mine = { issuer, at: now, keys };
      held = mine;
      // What failed is not kept: the next sign-in asks again.
      keys.catch(() => {
        if (held === mine) held = undefined;
      });
      return keys;
    },
    async check(issuer) {
      const { jwks_uri: address } = await configurationOf(issuer);
      return (await read(KeySet, address)).keys.length;
    },
  };
}

async function bounded(answer: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.byteLength;
    if (length > mostBytes) throw new Error("It answered too much.");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
