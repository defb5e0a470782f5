import { createHmac, generateKeyPairSync, type KeyObject } from "node:crypto";
import { type JWTHeaderParameters, SignJWT } from "jose";

// Forgeries that no verifier may take (RFC 8725; reliability §3 H7). Each is made out of what would be a good token.

/** A good token of some verifier, in parts, out of which the forgeries are made. */
export interface GoodToken {
  readonly header: JWTHeaderParameters;
  readonly body: Readonly<Record<string, unknown>>;
  /** Signs it: a private key, or the secret that both sides have. */
  readonly key: KeyObject | Uint8Array;
  /** What the verifier reads it with, where that is public. */
  readonly publicKey?: KeyObject;
  /** The verifier's clock, seconds, and how much it forgives. */
  readonly now: number;
  readonly leeway?: number;
  /** Claims of its own, without which it says nothing. */
  readonly own: readonly string[];
  /** Whether the verifier wants the type that stands in `header`; else one without is good. */
  readonly isTyped: boolean;
}

type Forge = (good: GoodToken) => string | Promise<string>;

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const stranger = generateKeyPairSync("ed25519");
const strangerJwk = stranger.publicKey.export({ format: "jwk" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const strangersKey = { EdDSA: stranger.privateKey, RS256: rsa, PS256: rsa, ES256: ec } as const;

/** The good token itself, or one with something else in it, properly signed. */
export function signed(
  { header, body, key }: GoodToken,
  over: { header?: object; body?: object; key?: GoodToken["key"] } = {},
): Promise<string> {
  return new SignJWT({ ...body, ...over.body }).setProtectedHeader({ ...header, ...over.header }).sign(over.key ?? key);
}

const withBody =
  (over: (good: GoodToken) => object): Forge =>
  (good) =>
    signed(good, { body: over(good) });
const withHeader =
  (over: object): Forge =>
  (good) =>
    signed(good, { header: over });
const byStranger =
  (over: object): Forge =>
  (good) =>
    signed(good, { header: { alg: "EdDSA", ...over }, key: stranger.privateKey });
const withAlgorithm =
  (alg: keyof typeof strangersKey): Forge =>
  (good) =>
    signed(good, { header: { alg }, key: strangersKey[alg] });
const unsigned =
  (alg: string): Forge =>
  ({ header, body }) =>
    `${part({ ...header, alg })}.${part(body)}.`;
const ownClaims = (value: unknown) => withBody(({ own }) => Object.fromEntries(own.map((name) => [name, value])));

/** The parts of a good token, for who puts them together otherwise. */
const cut =
  (change: (head: string, claims: string, signature: string, good: GoodToken) => string): Forge =>
  async (good) => {
    const [head = "", claims = "", signature = ""] = (await signed(good)).split(".");
    return change(head, claims, signature, good);
  };

/** A header written by hand before good claims and a good token's signature. */
const underHeader = (write: (good: GoodToken) => string): Forge =>
  cut((_head, claims, signature, good) => `${Buffer.from(write(good)).toString("base64url")}.${claims}.${signature}`);

function mac({ header, body }: GoodToken, alg: "HS256" | "HS512", secret: string | Buffer): string {
  const text = `${part({ ...header, alg })}.${part(body)}`;
  const hash = alg === "HS256" ? "sha256" : "sha512";
  return `${text}.${createHmac(hash, secret).update(text).digest("base64url")}`;
}

/** For every verifier. */
export const forgeries: Readonly<Record<string, Forge>> = {
  empty: () => "",
  "no token": () => "token",
  "only dots": () => "..",
  "four dots, as encrypted ones have": () => "a.b.c.d.e",
  "a million letters": () => "a".repeat(1_000_000),
  "not of this alphabet": () => "ünï.cödé.ß",
  "NUL between": cut((head, claims, signature) => `${head}\0.${claims}.${signature}`),
  "blanks around": cut((head, claims, signature) => ` ${head}.${claims}.${signature} `),
  "alg none, no signature": unsigned("none"),
  "alg None in other letters": unsigned("NoNe"),
  "alg empty": unsigned(""),
  "alg none, with the signature of a good one": underHeader(({ header }) => JSON.stringify({ ...header, alg: "none" })),
  "no alg at all": underHeader(({ header: { alg: _alg, ...rest } }) => JSON.stringify(rest)),
  "alg as a list": underHeader(({ header }) => JSON.stringify({ ...header, alg: [header.alg, "none"] })),
  "HS256 with an empty secret": (good) => mac(good, "HS256", ""),
  "HS256 with the key's name": (good) => mac(good, "HS256", String(good.header.kid)),
  "HS512 with the word secret": (good) => mac(good, "HS512", "secret"),
  "RS256 with a stranger's key": withAlgorithm("RS256"),
  "PS256 with a stranger's key": withAlgorithm("PS256"),
  "ES256 with a stranger's key": withAlgorithm("ES256"),
  "EdDSA with a stranger's key under our kid": withAlgorithm("EdDSA"),
  "a stranger's key under a kid of its own": byStranger({ kid: "stranger" }),
  "a stranger's key brought along as jwk": byStranger({ jwk: strangerJwk }),
  "a stranger's key brought along as jwk, without kid": byStranger({ jwk: strangerJwk, kid: undefined }),
  "a stranger's key behind a jku": byStranger({ jku: "https://evil.example/keys", kid: "stranger" }),
  "a stranger's key behind an x5u": byStranger({ x5u: "https://evil.example/chain", kid: "stranger" }),
  "a stranger's certificate brought along as x5c": byStranger({ x5c: ["MIIB"], kid: "stranger" }),
  "without a kid": withHeader({ kid: undefined }),
  "an empty kid": withHeader({ kid: "" }),
  "a kid that is a path": withHeader({ kid: "../../etc/passwd" }),
  "a kid that is a device": withHeader({ kid: "/dev/null" }),
  "a kid that is SQL": withHeader({ kid: "' or '1'='1" }),
  "a kid with a NUL": withHeader({ kid: "key\0" }),
  "a kid of JavaScript's own": withHeader({ kid: "__proto__" }),
  "a kid that is a list": withHeader({ kid: ["a"] }),
  "a critical extension that nobody knows": underHeader(({ header }) =>
    JSON.stringify({ ...header, crit: ["b64"], b64: false }),
  ),
  "another type": withHeader({ typ: "at+jwt" }),
  "a type that is a number": underHeader(({ header }) => JSON.stringify({ ...header, typ: 1 })),
  "expired a second ago": withBody(({ now, leeway = 0 }) => ({ exp: now - leeway - 1 })),
  "expires now": withBody(({ now, leeway = 0 }) => ({ exp: now - leeway })),
  "without an end": withBody(() => ({ exp: undefined })),
  "an end that is no number": withBody(() => ({ exp: "never" })),
  "without a beginning": withBody(() => ({ iat: undefined })),
  "good only in an hour": withBody(({ now }) => ({ nbf: now + 3600 })),
  "good from a word on": withBody(() => ({ nbf: "now" })),
  "another issuer": withBody(() => ({ iss: "https://evil.example" })),
  "an issuer that looks the same": withBody(({ body }) => ({ iss: `${String(body["iss"])}\u200b` })),
  "no issuer": withBody(() => ({ iss: undefined })),
  "another audience": withBody(() => ({ aud: "livekit" })),
  "an audience of part of ours": withBody(({ body }) => ({ aud: String(body["aud"]).slice(0, -1) })),
  "no audience": withBody(() => ({ aud: undefined })),
  "an empty list of audiences": withBody(() => ({ aud: [] })),
  "no claim of its kind": ownClaims(undefined),
  "claims that are no text": ownClaims({ $ne: "" }),
  "empty claims": ownClaims(""),
  "claims that are no object": cut((head, _claims, signature) => `${head}.${part([1])}.${signature}`),
  "a changed claim under a good signature": cut(
    (head, _claims, signature, { body }) => `${head}.${part({ ...body, role: "administrator" })}.${signature}`,
  ),
  "a signature cut short": cut((head, claims, signature) => `${head}.${claims}.${signature.slice(0, -4)}`),
  "no signature": cut((head, claims) => `${head}.${claims}.`),
  "claims cut short": cut((head, claims, signature) => `${head}.${claims.slice(0, -8)}.${signature}`),
  "a good token with something behind it": cut((head, claims, signature) => `${head}.${claims}.${signature}.x`),
  "a token in a token": async (good) => part(await signed(good)),
};

/** Beside those above, for who reads with a public key: it is no secret. */
export const publicKeyForgeries: Readonly<Record<string, (good: GoodToken & { publicKey: KeyObject }) => string>> = {
  "HS256 with the public key as PEM": (good) => mac(good, "HS256", pemOf(good.publicKey)),
  "HS512 with the public key as PEM": (good) => mac(good, "HS512", pemOf(good.publicKey)),
  "HS256 with the public key as PEM without its last line feed": (good) =>
    mac(good, "HS256", pemOf(good.publicKey).trim()),
  "HS256 with the public key's bytes": (good) =>
    mac(good, "HS256", good.publicKey.export({ type: "spki", format: "der" })),
};

function pemOf(key: KeyObject): string {
  return String(key.export({ type: "spki", format: "pem" }));
}

/** Beside those above, for who wants a type of its own. */
export const typeForgeries: Readonly<Record<string, Forge>> = {
  "no type": withHeader({ typ: undefined }),
  "the type of all": withHeader({ typ: "JWT" }),
};
