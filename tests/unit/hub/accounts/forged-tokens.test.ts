import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issuersOf } from "../../../../src-hub/accounts/issuers.ts";
import { noncesOf } from "../../../../src-hub/accounts/nonces.ts";
import { noSignInRules, type SignInRules } from "../../../../src-shared/accounts/sign-in-rules.ts";
import {
  forgeries,
  type GoodToken,
  publicKeyForgeries,
  signed,
  typeForgeries,
} from "../../../support/forged-tokens.ts";
import { type HubHouse, hubHouse, refusalOf } from "../../../support/hub-house.ts";

// Every forgery against every verifier of the hub: none may pass.

const kinds = ["agent", "visitor", "widget-door"] as const;
type Kind = (typeof kinds)[number];

const issuer = "https://id.example/house";
const idKey = generateKeyPairSync("ec", { namedCurve: "P-256" });
const otherIdKey = generateKeyPairSync("rsa", { modulusLength: 2048 });
const asked: string[] = [];

let house: HubHouse;
let claims: Record<Kind, Record<string, string>>;
let otherSite = "";

/** The issuer, which answers its configuration and its two keys. */
function idProvider(input: Parameters<typeof fetch>[0]): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  asked.push(url);
  const keys = [
    { ...idKey.publicKey.export({ format: "jwk" }), kid: "one", alg: "ES256", use: "sig" },
    { ...otherIdKey.publicKey.export({ format: "jwk" }), kid: "two", use: "sig" },
  ];
  if (url === `${issuer}/.well-known/openid-configuration`)
    return Promise.resolve(Response.json({ issuer, jwks_uri: `${issuer}/keys` }));
  return Promise.resolve(url === `${issuer}/keys` ? Response.json({ keys }) : new Response(null, { status: 404 }));
}

beforeAll(async () => {
  house = await hubHouse({ issuers: issuersOf({ now: () => house.clock.now() }, idProvider) });
  const account = await house.account("Anna");
  const { access } = await house.accounts.signIn({ name: "Anna", password: "right" }, "1");
  const { family } = await house.accounts.signedIn(access);
  await house.site("shop", "https://shop.example");
  await house.site("other", "https://other.example");
  const site = (await house.sites.byKey("shop"))!.id;
  otherSite = (await house.sites.byKey("other"))!.id;
  claims = {
    agent: { sub: account, fam: family },
    visitor: { sub: "0".repeat(32), site, visit: "1".repeat(32) },
    "widget-door": { site },
  };
  const rules: SignInRules = {
    ...noSignInRules,
    house: {
      name: "House",
      issuer,
      client: "desk",
      scopes: "",
      domains: [],
      trustsEmail: false,
      creates: true,
      roleClaim: "",
    },
  };
  const body = JSON.stringify(rules);
  await house.store.transact((tx) => tx.db.insertInto("sign_in_rules").values({ one: 1, body }).execute());
});
afterAll(() => house.close());

const now = () => Math.floor(house.clock.now() / 1000);

/** Each verifier's good token. */
function good(kind: Kind | "id"): GoodToken {
  if (kind === "id")
    return {
      header: { alg: "ES256", kid: "one", typ: "JWT" },
      body: { iss: issuer, aud: "desk", sub: "1", nonce: nonce(), iat: now(), exp: now() + 60, name: "Ida" },
      key: idKey.privateKey,
      publicKey: idKey.publicKey,
      now: now(),
      leeway: 60,
      own: ["sub", "nonce"],
      isTyped: false,
    };
  const { kid, sign, verify: publicKey } = house.keys.signing();
  return {
    header: { alg: "EdDSA", kid, typ: `frontdesk-${kind}+jwt` },
    body: { ...claims[kind], iss: "frontdesk-hub", aud: kind, iat: now(), exp: now() + 600 },
    key: sign,
    publicKey,
    now: now(),
    own: Object.keys(claims[kind]),
    isTyped: true,
  };
}

let lastNonce = "";
function nonce(): string {
  return (lastNonce = noncesOf(house.parts.box, house.clock).give());
}

/** Opens what a token of this kind opens. */
function verify(kind: Kind | "id", token: string): Promise<unknown> {
  if (kind === "id") return house.accounts.signIn({ idToken: token, nonce: lastNonce }, "1");
  if (kind === "agent") return house.accounts.signedIn(token);
  return house.sites.visitorOf(kind === "visitor" ? { token } : { ticket: token });
}

const late = ["expired a second ago", "expires now"];

test.each([...kinds, "id"] as const)(
  "a good %s token opens, so that the forgeries fail for what is wrong with them",
  async (kind) => {
    await expect(verify(kind, await signed(good(kind)))).resolves.toBeDefined();
  },
);

test("there are enough of them", () => {
  expect(Object.keys(forgeries).length).toBeGreaterThanOrEqual(40);
});

for (const kind of kinds)
  test.each(Object.entries({ ...forgeries, ...publicKeyForgeries, ...typeForgeries }))(
    `${kind}: %s`,
    async (name, forge) => {
      const token = await forge(good(kind) as Required<GoodToken>);
      const refusal = await refusalOf(verify(kind, token));
      expect(refusal).toMatchObject({
        code: "signed-out",
        reason: late.includes(name) ? "token-expired" : "token-invalid",
      });
    },
  );

test.each(Object.entries({ ...forgeries, ...publicKeyForgeries }))("ID token: %s", async (name, forge) => {
  const token = await forge(good("id") as Required<GoodToken>);
  expect(await refusalOf(verify("id", token))).toEqual({
    code: "forbidden",
    reason: late.includes(name) ? "house-sign-in-late" : "house-sign-in-refused",
  });
});

test("what a token names in its header is never asked for: only the issuer's own addresses were", () => {
  expect([...new Set(asked)]).toEqual([`${issuer}/.well-known/openid-configuration`, `${issuer}/keys`]);
});

const idTokens: Array<[string, { iat?: number; nbf?: number; exp?: number; aud?: string[]; azp?: string }, boolean]> = [
  ["for two programs, without saying for which", { aud: ["desk", "wiki"] }, false],
  ["for two programs, of which it says another", { aud: ["desk", "wiki"], azp: "wiki" }, false],
  ["for two programs, of which it says this one", { aud: ["desk", "wiki"], azp: "desk" }, true],
  ["for this program, got by another", { azp: "wiki" }, false],
  ["made twenty minutes ago", { iat: -1200, exp: 600 }, false],
  ["a minute early by the hub's clock", { iat: 50, nbf: 50, exp: 600 }, true],
  ["of the signer's other key, by its name", {}, true],
];
test.each(idTokens)("an ID token %s", async (what, over, isTaken) => {
  const token = good("id");
  const times = Object.entries(over).map(([name, value]) => [name, typeof value === "number" ? now() + value : value]);
  const by = what.includes("other key") ? { header: { kid: "two", alg: "PS256" }, key: otherIdKey.privateKey } : {};
  const opening = verify("id", await signed(token, { body: Object.fromEntries(times), ...by }));
  if (isTaken) await expect(opening).resolves.toBeDefined();
  else expect((await refusalOf(opening)).reason).toBe(`house-sign-in-${what.includes("ago") ? "late" : "refused"}`);
});

const otherKinds = kinds.flatMap((kind) =>
  kinds.filter((other) => other !== kind).map((other) => [kind, other] as const),
);

test.each(otherKinds)("a %s token is not taken by who wants a %s token", async (kind, other) => {
  expect((await refusalOf(verify(other, await signed(good(kind))))).code).toBe("signed-out");
  const disguised = await signed(good(kind), { body: claims[other], header: { typ: `frontdesk-${other}+jwt` } });
  expect((await refusalOf(verify(other, disguised))).code).toBe("signed-out");
});

test("an ID token opens nothing but a sign-in, and no token of the hub is an ID token", async () => {
  const token = await signed(good("id"));
  for (const kind of kinds) {
    expect((await refusalOf(verify(kind, token))).code).toBe("signed-out");
    expect((await refusalOf(verify("id", await signed(good(kind))))).code).toBe("forbidden");
  }
});

test("an agent's token of a family that never was, or with another's account, opens nothing", async () => {
  const strange = await signed(good("agent"), { body: { fam: "none" } });
  expect(await refusalOf(verify("agent", strange))).toMatchObject({ code: "signed-out" });
  const jonas = await house.account("Jonas");
  const his = await signed(good("agent"), { body: { sub: jonas } });
  expect(await refusalOf(verify("agent", his))).toMatchObject({ code: "signed-out" });
});

test("a site that is gone opens nothing", async () => {
  const gone = await signed(good("widget-door"), { body: { site: "gone" } });
  expect((await refusalOf(verify("widget-door", gone))).code).toBe("signed-out");
});

test("a ticket of another site makes the token count for nothing", async () => {
  const token = await signed(good("visitor"));
  const ticket = await signed(good("widget-door"), { body: { site: otherSite } });
  const { visitor } = await house.sites.visitorOf({ token, ticket });
  expect(visitor.site.id).toBe(otherSite);
  expect(visitor.id).not.toBe(claims.visitor["sub"]);
});
