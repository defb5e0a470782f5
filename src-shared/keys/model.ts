import * as z from "zod/mini";
import { lineOf } from "../text/clean.ts";

export const KeyId = z.uuid().brand<"KeyId">();
export type KeyId = z.infer<typeof KeyId>;

/** What a key may be good for. Reading and writing are two things, and so are what people wrote and that they did. */
export const keyScopes = [
  "conversations:read",
  "messages:read",
  "messages:write",
  "visitors:read",
  "queues:read",
  "presence:read",
  "left-messages:read",
  "canned:read",
  "canned:write",
] as const;
export const KeyScope = z.enum(keyScopes);
export type KeyScope = z.infer<typeof KeyScope>;

/** `fdk_`, eight digits that name it wherever it is shown, and 32 random bytes. Made by whoever adds it, kept as a hash. */
export const KeySecret = z.string().check(z.regex(/^fdk_[0-9a-f]{8}_[A-Za-z0-9_-]{43}$/, "secret-wrong"));
export const keyPrefix = (secret: string): string => secret.slice(0, "fdk_01234567".length);

export const KeyBody = z.object({
  name: z.pipe(lineOf(80), z.string().check(z.minLength(1, "name-missing"))),
  scopes: z.array(KeyScope).check(z.minLength(1, "scopes-missing"), z.maxLength(keyScopes.length)),
  /** Sites whose conversations it sees; null: all. */
  sites: z.nullable(
    z.array(z.string().check(z.maxLength(64))).check(z.minLength(1, "sites-missing"), z.maxLength(200)),
  ),
  perMinute: z.int().check(z.minimum(1), z.maximum(6000)),
  /** Epoch milliseconds; null: until it is revoked. */
  expiresAt: z.nullable(z.int()),
});
export type KeyBody = z.infer<typeof KeyBody>;

export const Key = z.extend(KeyBody, {
  id: KeyId,
  prefix: z.string(),
  madeAt: z.number(),
  madeBy: z.string(),
  /** To the minute. */
  usedAt: z.nullable(z.number()),
  revokedAt: z.nullable(z.number()),
});
export type Key = z.infer<typeof Key>;
