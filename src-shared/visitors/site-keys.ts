import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";

/** Names the key in a token's header (`kid`). Made by whoever lays the key down. */
export const SiteKeyId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,40}$/, "key-name-wrong"));

/**
 * The secret of an HS256 key: `fdsk_` and 32 random bytes. Its letters as they stand, `fdsk_` among them, are the key. Made
 * by whoever lays it down, so that no answer carries it, and shown to nobody again.
 */
export const SiteSecret = z.string().check(z.regex(/^fdsk_[A-Za-z0-9_-]{43}$/, "secret-wrong"));

/** So many keys of a site sign at a time: the one in use, and the one that comes after it. */
export const liveKeys = 2;

/** One algorithm a key, whatever a token says of itself. */
export const algorithms = ["HS256", "ES256", "EdDSA"] as const;

export const SiteKey = z.object({
  id: z.string(),
  algorithm: z.enum(algorithms),
  madeAt: z.number(),
  madeBy: z.string(),
  usedAt: z.nullable(z.number()),
  retiredAt: z.nullable(z.number()),
});
export type SiteKey = z.infer<typeof SiteKey>;

const KeyGiven = z.union([
  z.object({ secret: SiteSecret }),
  /** As PEM (SPKI): P-256 for ES256, Ed25519 for EdDSA. A private one is refused. */
  z.object({ publicKey: z.string().check(z.maxLength(2000, "key-wrong")) }),
]);

/** An administrator's: the keys by which sites vouch for their visitors. */
export const siteKeyAsks = {
  /** Every site with its keys, the newest first, the retired ones of a year among them. */
  "siteKeys.read": {
    input: nothing,
    output: z.object({
      sites: z.array(z.object({ id: z.string(), key: z.string(), name: z.string(), keys: z.array(SiteKey) })),
    }),
    changes: false,
  },
  /** Refused with `full` `site-keys-two` while two are live. */
  "siteKey.add": {
    input: z.object({ id: SiteKeyId, site: z.string(), key: KeyGiven }),
    output: nothing,
    changes: true,
  },
  /** From now on nothing that it signed counts. Whom it vouched for before stays who he is. */
  "siteKey.retire": { input: z.object({ id: SiteKeyId }), output: nothing, changes: true },
} as const;
