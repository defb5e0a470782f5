import { createHmac, generateKeyPairSync } from "node:crypto";
import { SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HubHouse, hubHouse, refusalOf } from "../../../support/hub-house.ts";

// Every forgery against every verifier of the hub: none may pass.

const kinds = ["agent", "visitor", "widget-door"] as const;
type Kind = (typeof kinds)[number];

let house: HubHouse;
let claims: Record<Kind, Record<string, string>>;
let otherSite = "";

beforeAll(async () => {
  house = await hubHouse();
  const account = await house.account("Anna");
  const { access } = await house.accounts.signIn({ name: "Anna", password: "right" }, "1");
  const { family } = await house.accounts.signedIn(access);
  await house.site("shop", "https://shop.example");
  await house.site("other", "https://other.example");
  const site = (await house.sites.byKey("shop"))!.id;
  otherSite = (await house.sites.byKey("other"))!.id;
  claims = { agent: { sub: account, fam: family }, visitor: { sub: "0".repeat(32), site }, "widget-door": { site } };
});
afterAll(() => house.close());

/** Opens what a token of this kind opens. */
function verify(kind: Kind, token: string): Promise<unknown> {
  if (kind === "agent") return house.accounts.signedIn(token);
  return house.sites.visitorOf(kind === "visitor" ? { token } : { ticket: token });
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const now = () => Math.floor(house.clock.now() / 1000);
const header = (kind: Kind) => ({ alg: "EdDSA", kid: house.keys.signing().kid, typ: `frontdesk-${kind}+jwt` });
const body = (kind: Kind) => ({ ...claims[kind], iss: "frontdesk-hub", aud: kind, iat: now(), exp: now() + 600 });
const publicPem = () => house.keys.signing().verify.export({ type: "spki", format: "pem" });
const publicRaw = () => Buffer.from(house.keys.signing().verify.export({ format: "jwk" }).x ?? "", "base64url");

function signed(
  kind: Kind,
  over: { header?: object; body?: object; key?: Parameters<SignJWT["sign"]>[0] } = {},
): Promise<string> {
  return new SignJWT({ ...body(kind), ...over.body })
    .setProtectedHeader({ ...header(kind), ...over.header })
    .sign(over.key ?? house.keys.signing().sign);
}

function mac(kind: Kind, alg: "HS256" | "HS512", secret: string | Buffer): string {
  const text = `${part({ ...header(kind), alg })}.${part(body(kind))}`;
  return `${text}.${createHmac(alg === "HS256" ? "sha256" : "sha512", secret)
    .update(text)
    .digest("base64url")}`;
}

const stranger = generateKeyPairSync("ed25519");
const strangerJwk = stranger.publicKey.export({ format: "jwk" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

const forgeries: Record<string, (kind: Kind) => string | Promise<string>> = {
  empty: () => "",
  "no token": () => "token",
  "only dots": () => "..",
  "alg none, no signature": (kind) => `${part({ ...header(kind), alg: "none" })}.${part(body(kind))}.`,
  "alg None in other letters": (kind) => `${part({ ...header(kind), alg: "NoNe" })}.${part(body(kind))}.`,
  "alg none, with the signature of a good one": async (kind) =>
    `${part({ ...header(kind), alg: "none" })}.${part(body(kind))}.${(await signed(kind)).split(".")[2]}`,
  "HS256 with the public key as PEM": (kind) => mac(kind, "HS256", publicPem()),
  "HS256 with the public key's bytes": (kind) => mac(kind, "HS256", publicRaw()),
  "HS512 with the public key as PEM": (kind) => mac(kind, "HS512", publicPem()),
  "HS256 with an empty secret": (kind) => mac(kind, "HS256", ""),
  "RS256 with a stranger's key": (kind) => signed(kind, { header: { alg: "RS256" }, key: rsa }),
  "PS256 with a stranger's key": (kind) => signed(kind, { header: { alg: "PS256" }, key: rsa }),
  "ES256 with a stranger's key": (kind) => signed(kind, { header: { alg: "ES256" }, key: ec }),
  "a stranger's key under our kid": (kind) => signed(kind, { key: stranger.privateKey }),
  "a stranger's key under a kid of its own": (kind) =>
    signed(kind, { header: { kid: "stranger" }, key: stranger.privateKey }),
  "a stranger's key brought along as jwk": (kind) =>
    signed(kind, { header: { jwk: strangerJwk }, key: stranger.privateKey }),
  "a stranger's key behind a jku": (kind) =>
    signed(kind, { header: { jku: "https://evil.example/keys", kid: "stranger" }, key: stranger.privateKey }),
  "without a kid": (kind) => signed(kind, { header: { kid: undefined } }),
  "a kid that is a path": (kind) => signed(kind, { header: { kid: "../../etc/passwd" } }),
  "a kid of JavaScript's own": (kind) => signed(kind, { header: { kid: "__proto__" } }),
  "a critical extension that nobody knows": async (kind) => {
    const [, claim, signature] = (await signed(kind)).split(".");
    return `${part({ ...header(kind), crit: ["b64"], b64: false })}.${claim}.${signature}`;
  },
  "another type": (kind) => signed(kind, { header: { typ: "JWT" } }),
  "no type": (kind) => signed(kind, { header: { typ: undefined } }),
  "expired a second ago": (kind) => signed(kind, { body: { exp: now() - 1 } }),
  "expires now": (kind) => signed(kind, { body: { exp: now() } }),
  "without an end": (kind) => signed(kind, { body: { exp: undefined } }),
  "an end that is no number": (kind) => signed(kind, { body: { exp: "never" } }),
  "without a beginning": (kind) => signed(kind, { body: { iat: undefined } }),
  "good only in an hour": (kind) => signed(kind, { body: { nbf: now() + 3600 } }),
  "another issuer": (kind) => signed(kind, { body: { iss: "https://evil.example" } }),
  "no issuer": (kind) => signed(kind, { body: { iss: undefined } }),
  "another audience": (kind) => signed(kind, { body: { aud: "livekit" } }),
  "no audience": (kind) => signed(kind, { body: { aud: undefined } }),
  "no claim of its kind": (kind) =>
    signed(kind, { body: Object.fromEntries(Object.keys(claims[kind]).map((name) => [name, undefined])) }),
  "claims that are no text": (kind) =>
    signed(kind, { body: Object.fromEntries(Object.keys(claims[kind]).map((name) => [name, { $ne: "" }])) }),
  "empty claims": (kind) =>
    signed(kind, { body: Object.fromEntries(Object.keys(claims[kind]).map((name) => [name, ""])) }),
  "a changed claim under a good signature": async (kind) => {
    const [head, , signature] = (await signed(kind)).split(".");
    return `${head}.${part({ ...body(kind), role: "administrator" })}.${signature}`;
  },
  "a signature cut short": async (kind) => (await signed(kind)).slice(0, -4),
  "a good token with something behind it": async (kind) => `${await signed(kind)}.x`,
  "a token in a token": async (kind) => part(await signed(kind)),
};

const otherKinds = kinds.flatMap((kind) =>
  kinds.filter((other) => other !== kind).map((other) => [kind, other] as const),
);

test.each(kinds)("a good %s token opens, so that the forgeries fail for what is wrong with them", async (kind) => {
  await expect(verify(kind, await signed(kind))).resolves.toBeDefined();
});

for (const kind of kinds)
  test.each(Object.entries(forgeries))(`${kind}: %s`, async (_name, forge) => {
    expect((await refusalOf(verify(kind, await forge(kind)))).code).toBe("signed-out");
  });

test.each(otherKinds)("a %s token is not taken by who wants a %s token", async (kind, other) => {
  expect((await refusalOf(verify(other, await signed(kind)))).code).toBe("signed-out");
  const disguised = await signed(kind, { body: claims[other], header: { typ: `frontdesk-${other}+jwt` } });
  expect((await refusalOf(verify(other, disguised))).code).toBe("signed-out");
});

test("an agent's token of a family that never was, or with another's account, opens nothing", async () => {
  expect(await refusalOf(verify("agent", await signed("agent", { body: { fam: "none" } })))).toMatchObject({
    code: "signed-out",
  });
  const jonas = await house.account("Jonas");
  expect(await refusalOf(verify("agent", await signed("agent", { body: { sub: jonas } })))).toMatchObject({
    code: "signed-out",
  });
});

test("a site that is gone opens nothing", async () => {
  expect((await refusalOf(verify("widget-door", await signed("widget-door", { body: { site: "gone" } })))).code).toBe(
    "signed-out",
  );
});

test("a ticket of another site makes the token count for nothing", async () => {
  const token = await signed("visitor");
  const ticket = await signed("widget-door", { body: { site: otherSite } });
  const { visitor } = await house.sites.visitorOf({ token, ticket });
  expect(visitor.site.id).toBe(otherSite);
  expect(visitor.id).not.toBe(claims.visitor["sub"]);
});
