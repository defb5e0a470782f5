import { generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { boxOf } from "../../../../src-hub/accounts/box.ts";
import type { SiteKeyRow } from "../../../../src-hub/visitors/site-key-rows.ts";
import { publicKeyOf, readSiteToken, sealedAs } from "../../../../src-hub/visitors/site-tokens.ts";
import type { AccountId } from "../../../../src-shared/accounts/model.ts";
import { forgeries, type GoodToken, publicKeyForgeries, signed } from "../../../support/forged-tokens.ts";
import { refusalOf } from "../../../support/hub-house.ts";

const box = boxOf(randomBytes(32));
const now = 1_800_000_000;
const site = "garden";

const secret = `fdsk_${randomBytes(32).toString("base64url")}`;
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const ed = generateKeyPairSync("ed25519");
const pemOf = (key: KeyObject) => String(key.export({ type: "spki", format: "pem" }));

function row(id: string, algorithm: SiteKeyRow["algorithm"], key: string): SiteKeyRow {
  return { id, site, algorithm, key, made_at: 0, made_by: "ada" as AccountId, used_at: null, retired_at: null };
}
const rows = {
  HS256: row("key-secret", "HS256", box.seal(secret, sealedAs("key-secret"))),
  ES256: row("key-ecdsa-1", "ES256", pemOf(ec.publicKey)),
  EdDSA: row("key-eddsa-1", "EdDSA", pemOf(ed.publicKey)),
} as const;
const keys = {
  HS256: { key: new TextEncoder().encode(secret) },
  ES256: { key: ec.privateKey, publicKey: ec.publicKey },
  EdDSA: { key: ed.privateKey, publicKey: ed.publicKey },
} as const;
type Algorithm = keyof typeof rows;
const algorithms = Object.keys(rows) as Algorithm[];
/** Another of the two that are live, so that a token has to name its own. */
const beside = { HS256: "ES256", ES256: "EdDSA", EdDSA: "HS256" } as const;

function good(alg: Algorithm, over: Record<string, unknown> = {}): GoodToken {
  const body = { sub: "maria-7", aud: site, iss: site, iat: now, exp: now + 300, jti: "0123456789", ...over };
  const header = { alg, kid: rows[alg].id, typ: "JWT" };
  return { header, body, ...keys[alg], now, leeway: 60, own: ["sub", "jti"], isTyped: false };
}
const read = (token: string, live: readonly SiteKeyRow[], key = site) =>
  readSiteToken(token, { key, keys: live }, box, now * 1000);
const liveFor = (alg: Algorithm) => [rows[beside[alg]], rows[alg]];

test.each(algorithms)("a site's own token by %s is taken, with what it says of its visitor", async (alg) => {
  const says = { name: "Maria", email: "Maria@Shop.Example", phone: "+358 40 1234567", externalId: "crm-7" };
  const token = await signed(good(alg, { ...says, attributes: { plan: "gold", seats: 3, trial: false } }));
  expect(await read(token, liveFor(alg))).toEqual({
    subject: "maria-7",
    token: "0123456789",
    until: (now + 360) * 1000,
    key: rows[alg].id,
    attributes: { ...says, email: "maria@shop.example", plan: "gold", seats: 3, trial: false },
  });
});

/** What this verifier takes all the same: an issuer need not be named. */
const taken = new Set(["no issuer"]);
const named = algorithms.flatMap((alg) =>
  Object.entries(forgeries)
    .filter(([name]) => !taken.has(name))
    .map(([name, forge]) => [name, alg, forge] as const),
);

test("there are more than forty forgeries for each algorithm", () => {
  expect(named.length / algorithms.length).toBeGreaterThan(40);
});

test.each(named)("refused: %s (%s)", async (_, alg, forge) => {
  const { code, reason } = await refusalOf(read(await forge(good(alg)), liveFor(alg)));
  expect(code).toBe("forbidden");
  expect(reason).toMatch(/^identity-(token|claim)-/);
});

test.each(
  (["ES256", "EdDSA"] as const).flatMap((alg) =>
    Object.entries(publicKeyForgeries).map(([name, forge]) => [name, alg, forge] as const),
  ),
)("refused: %s, to a key of %s", async (_, alg, forge) => {
  const token = forge({ ...good(alg), publicKey: keys[alg].publicKey });
  expect(await refusalOf(read(token, liveFor(alg)))).toMatchObject({ reason: "identity-token-wrong" });
});

const wrongClaims: Readonly<Record<string, [string, Record<string, unknown>]>> = {
  "longer than ten minutes": ["exp", { exp: now + 601 }],
  "ten minutes, but from before": ["exp", { iat: now - 900, exp: now + 10 }],
  "ends before it begins": ["exp", { iat: now + 30, exp: now + 20 }],
  "made in the future": ["iat", { iat: now + 120, exp: now + 400 }],
  "for us and for others": ["aud", { aud: [site, "other"] }],
  "for us, as a list": ["aud", { aud: [site] }],
  "of another site": ["aud", { aud: "other" }],
  "of a site whose name looks the same": ["aud", { aud: "gаrden" }],
  "a number as the name": ["sub", { sub: 7 }],
  "a name of two lines": ["sub", { sub: "maria\nadmin" }],
  "a name that is written backwards": ["sub", { sub: "maria\u202enimda" }],
  "a name that is no whole text": ["sub", { sub: "maria\ud800" }],
  "a name that is not in its normal form": ["sub", { sub: "mari\u0061\u0308" }],
  "a name with a blank behind": ["sub", { sub: "maria-7 " }],
  "an endless name": ["sub", { sub: "m".repeat(201) }],
  "an endless token's name": ["jti", { jti: "j".repeat(129) }],
  "a token's name that is a number": ["jti", { jti: 12 }],
  "an e-mail address of other letters": ["email", { email: "maría@shop.example" }],
  "two e-mail addresses": ["email", { email: "a@shop.example,b@shop.example" }],
  "an e-mail address with a line": ["email", { email: "a@shop.example\r\nBcc: b@shop.example" }],
  "an e-mail address with a name": ["email", { email: "Maria <maria@shop.example>" }],
  "a telephone number of words": ["phone", { phone: "call me" }],
  "attributes that are a list": ["attributes", { attributes: ["gold"] }],
  "an attribute of JavaScript's own": ["attributes", { attributes: { ["a".repeat(41)]: 1 } }],
  "an attribute that is an object": ["attributes", { attributes: { plan: { $ne: 1 } } }],
  "an endless attribute": ["attributes", { attributes: { plan: "x".repeat(501) } }],
};

test.each(Object.entries(wrongClaims))("refused: %s", async (_, [claim, over]) => {
  const refusal = await refusalOf(read(await signed(good("HS256", over)), [rows.HS256]));
  expect(refusal).toMatchObject({ code: "forbidden", reason: "identity-claim-wrong", values: { claim } });
});

test("expired is said so, a minute after its end and not before", async () => {
  const token = await signed(good("ES256", { iat: now - 300, exp: now - 59 }));
  expect(await read(token, [rows.ES256])).toMatchObject({ subject: "maria-7" });
  const late = await signed(good("ES256", { iat: now - 300, exp: now - 61 }));
  expect(await refusalOf(read(late, [rows.ES256]))).toMatchObject({ reason: "identity-token-expired" });
});

test("with one key a token need not name it; with two, or none, it must and cannot", async () => {
  const token = await signed(good("EdDSA"), { header: { kid: undefined } });
  expect(await read(token, [rows.EdDSA])).toMatchObject({ key: rows.EdDSA.id });
  expect(await refusalOf(read(token, liveFor("EdDSA")))).toMatchObject({ reason: "identity-token-wrong" });
  expect(await refusalOf(read(token, []))).toMatchObject({ reason: "identity-token-wrong" });
});

test("another site's token, and one by a key that is retired, are refused", async () => {
  const token = await signed(good("HS256"));
  expect(await refusalOf(read(token, [rows.HS256], "other"))).toMatchObject({ reason: "identity-claim-wrong" });
  expect(await refusalOf(read(token, [rows.ES256]))).toMatchObject({ reason: "identity-token-wrong" });
});

test("a key of one algorithm reads no token of another that it signed as well", async () => {
  const token = await signed(good("HS256"), { header: { alg: "HS512" } });
  expect(await refusalOf(read(token, [rows.HS256]))).toMatchObject({ reason: "identity-token-wrong" });
});

test.each([
  ["a private key", String(ec.privateKey.export({ type: "pkcs8", format: "pem" })), "key-private"],
  ["an RSA key", pemOf(generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey), "key-wrong"],
  ["another curve", pemOf(generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey), "key-wrong"],
  ["an X25519 key", pemOf(generateKeyPairSync("x25519").publicKey), "key-wrong"],
  ["a secret", secret, "key-wrong"],
  ["nothing", "", "key-wrong"],
])("%s is no key of a site", (_, pem, reason) => {
  expect(() => publicKeyOf(pem)).toThrow(expect.objectContaining({ fault: expect.objectContaining({ reason }) }));
});
