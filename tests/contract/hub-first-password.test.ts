import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { noChanges } from "../../src-shared/accounts/effective.ts";
import { RoleId } from "../../src-shared/accounts/ids.ts";
import type { AccountId, Tokens } from "../../src-shared/accounts/model.ts";
import { passwordLinkFor } from "../../src-shared/accounts/password-links.ts";
import { askedOfHub, type AskedOfHub } from "../support/asked-of-hub.ts";
import { refusal } from "../support/administered.ts";
import { type HouseRounds, houseRounds, person } from "../support/house-rounds.ts";
import { testServer } from "../support/hub-server.ts";
import { smtpServer } from "../support/smtp-server.ts";

// The way of a link by which somebody sets his own password: made by an administrator, used once over HTTP by whoever holds it.

let at: HouseRounds;
let made = 0;
beforeAll(async () => void (at = await houseRounds()));
afterAll(() => at.stop());
afterEach(() => void (at.clock.ahead = 0));

const agent = { role: RoleId.parse("agent"), own: noChanges };
const newSecret = () => `fdp_${randomBytes(32).toString("base64url")}`;
const password = "six words that he chose himself";

interface Invited {
  readonly id: AccountId;
  readonly name: string;
  readonly token: string;
}

async function add(by: AskedOfHub, email = ""): Promise<Omit<Invited, "token">> {
  const id = randomUUID() as AccountId;
  const name = `Person ${++made}`;
  await by.ask("account.add", { id, to: { name, email, team: null }, rights: agent });
  return { id, name };
}

async function invited(): Promise<Invited> {
  const one = await add(at.administrator);
  const token = newSecret();
  await at.administrator.ask("passwordLink.make", { account: one.id, secret: token, mail: false });
  return { ...one, token };
}

const own = () => ({ origin: at.server.url });
const look = (token: string) => at.server.post("/first-password/look", { token }, own());
const use = (token: string, chosen = password) => at.server.post("/first-password", { token, password: chosen }, own());
const reasonOf = async (response: Response) =>
  response.ok ? "done" : ((await response.json()) as { fault: { reason: string } }).fault.reason;
const signIn = (name: string, chosen = password) => at.server.post("/sign-in", { name, password: chosen });
/** By what the hostile one would have set. A right sign-in before: wrong ones from here are slowed. */
async function isIn(name: string): Promise<boolean> {
  await at.server.signIn();
  return (await signIn(name)).status === 200;
}
const personOf = async (name: string) =>
  (await at.administrator.ask("accounts.list", { words: name })).accounts.find((one) => one.name === name)!;

test("nobody signs in before; the link says whose it is, sets the password once, and he signs in with it", async () => {
  const { name, token } = await invited();
  expect(await personOf(name)).toMatchObject({ hasPassword: false, link: { usedAt: null, mailed: false } });
  const seen = (await (await look(token)).json()) as { name: string; until: number };
  expect(seen.name).toBe(name);
  expect(await (await use(token)).json()).toEqual({ name });
  expect((await signIn(name)).status).toBe(200);
  const after = await personOf(name);
  expect(after.hasPassword).toBe(true);
  expect(after.link?.usedAt).not.toBeNull();
  expect(after.link!.until - after.link!.at).toBe(passwordLinkFor);
  expect(seen.until).toBe(after.link!.until);
});

const hostile: ReadonlyArray<readonly [what: string, reason: string, spoil: (one: Invited) => Promise<string | void>]> =
  [
    ["expired", "link-expired", async () => void (at.clock.ahead = passwordLinkFor)],
    ["used twice", "link-used", async ({ token }) => void (await use(token, "another long password"))],
    ["wrong", "link-unknown", async () => newSecret()],
    ["cut off", "link-unknown", async ({ token }) => token.slice(0, -1)],
    ["no link at all", "link-unknown", async () => "' or 1=1 --"],
    [
      "replaced by another",
      "link-unknown",
      async ({ id }) =>
        void (await at.administrator.ask("passwordLink.make", { account: id, secret: newSecret(), mail: false })),
    ],
    [
      "taken back",
      "link-unknown",
      async ({ id }) => void (await at.administrator.ask("passwordLink.revoke", { account: id })),
    ],
    [
      "of an account that was switched off",
      "link-unknown",
      async ({ id }) => void (await at.administrator.ask("account.deactivate", { id })),
    ],
    [
      "of an account that was switched off and on again",
      "link-unknown",
      async ({ id }) => {
        await at.administrator.ask("account.deactivate", { id });
        await at.administrator.ask("account.activate", { id });
      },
    ],
    [
      "of an account whose password was set meanwhile",
      "link-unknown",
      async ({ id }) =>
        void (await at.administrator.ask("account.setPassword", { id, password: "a long enough password" })),
    ],
    ["in a house without passwords", "link-house-only", async () => at.lay({}, { password: false })],
  ];

test.each(hostile)("a link that is %s is refused with %s, and no password is set", async (_what, reason, spoil) => {
  await at.lay({}, { password: true });
  const one = await invited();
  const token = (await spoil(one)) ?? one.token;
  expect(await reasonOf(await look(token))).toBe(reason);
  expect(await reasonOf(await use(token))).toBe(reason);
  at.clock.ahead = 0;
  await at.lay({}, { password: true });
  expect(await isIn(one.name)).toBe(false);
  // Who tried wrong ones from this address is not slowed for the next row.
  const { token: good } = await invited();
  expect(await reasonOf(await look(good))).toBe("done");
});

test("who is signed in by the house alone gets no link, and one from before he was known to it is good for nothing", async () => {
  await at.lay({}, { password: true });
  at.issuer.people.set("olga", person("olga"));
  const { account } = await (await at.round("olga")).tokens;
  const make = at.administrator.ask("passwordLink.make", { account: account.id, secret: newSecret(), mail: false });
  expect(await refusal(make)).toBe("link-house-only");
  // Made first, linked by his address then.
  await at.lay({ trustsEmail: true });
  const one = await add(at.administrator, "lars@house.example");
  const token = newSecret();
  await at.administrator.ask("passwordLink.make", { account: one.id, secret: token, mail: false });
  at.issuer.people.set("lars", person("lars"));
  expect((await (await at.round("lars")).tokens).account.id).toBe(one.id);
  expect(await reasonOf(await use(token))).toBe("link-house-only");
});

test("of two who use it at once one sets his password", async () => {
  const { name, token } = await invited();
  const both = await Promise.all(["the first of two words", "the second of two words"].map((one) => use(token, one)));
  expect((await Promise.all(both.map(reasonOf))).toSorted()).toEqual(["done", "link-used"]);
  const tries = await Promise.all(
    ["the first of two words", "the second of two words"].map((one) => signIn(name, one)),
  );
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
});

test("as another password: his sign-ins end, and a link that is open goes when he changes it himself", async () => {
  const { id, name, token } = await invited();
  await use(token);
  const tokens = (await (await signIn(name)).json()) as Tokens;
  const desk = await askedOfHub(at.server.url, tokens);
  const again = newSecret();
  await at.administrator.ask("passwordLink.make", { account: id, secret: again, mail: false });
  // Making it ends nothing: whoever asked for it may not have been himself.
  expect((await desk.ask("signIn.list", {})).signIns).toHaveLength(1);
  expect(await reasonOf(await use(again, "another one of six words"))).toBe("done");
  expect(await desk.closed).toMatchObject({ reason: "signed-out" });
  expect(await isIn(name)).toBe(false);
  const back = await askedOfHub(
    at.server.url,
    (await (await signIn(name, "another one of six words")).json()) as Tokens,
  );
  const third = newSecret();
  await at.administrator.ask("passwordLink.make", { account: id, secret: third, mail: false });
  await back.ask("account.changePassword", { before: "another one of six words", password: "and one more of his" });
  expect(await reasonOf(await look(third))).toBe("link-unknown");
  back.close();
});

test.each([
  ["too short", "short"],
  ["too long", "x".repeat(201)],
])("a password that is %s is refused, and the link stays good", async (_what, chosen) => {
  const { token } = await invited();
  expect((await use(token, chosen)).status).toBe(400);
  expect(await reasonOf(await use(token))).toBe("done");
});

test("who guesses is slowed from his address, and another's page may not ask at all", async () => {
  for (const origin of [undefined, "https://evil.example", "null"]) {
    const { token } = await invited();
    const headers: Record<string, string> = origin === undefined ? {} : { origin };
    const response = await at.server.post("/first-password", { token, password }, headers);
    expect(await reasonOf(response)).toBe("origin-refused");
  }
  const reasons: string[] = [];
  for (let count = 0; count < 6; count++) reasons.push(await reasonOf(await look(newSecret())));
  expect(reasons).toEqual([...Array.from({ length: 5 }, () => "link-unknown"), "too-many-tries"]);
  // Nobody's sign-in waits for it.
  expect((await at.server.post("/sign-in", at.server.accounts[0])).status).toBe(200);
});

test("the page keeps what it is given to itself, and the secret stands nowhere: not in the log, not in the database", async () => {
  const page = await fetch(`${at.server.url}/first-password`);
  expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("x-frame-options")).toBe("DENY");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
  const html = await page.text();
  expect(html).toContain("Set your password");
  expect(html).not.toMatch(/<script(?![^>]*src=)|style=| on\w+=|__/);
  for (const name of ["page.js", "page.css"])
    expect((await fetch(`${at.server.url}/first-password/${name}`)).status).toBe(200);
  at.clock.ahead = 3_600_000;
  const { id, token } = await invited();
  expect(await reasonOf(await use(token))).toBe("done");
  const { rows } = await at.administrator.ask("audit.list", { act: "account", pageOf: 100 });
  const acts = rows.filter(({ target }) => target === `agent:${id}`).map(({ act }) => act);
  expect(acts).toEqual(["account.passwordByLink", "account.linkMade", "account.added"]);
  const secret = token.slice(4);
  expect(at.server.logged()).not.toContain(secret);
  const files = readdirSync(at.server.folder).filter((name) => name.startsWith("hub."));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) expect(readFileSync(join(at.server.folder, name)).includes(secret)).toBe(false);
});

test("sent by mail: one letter with the whole link, none for one that was taken back, and the outbox holds it sealed", async () => {
  const post = await smtpServer();
  const server = await testServer({
    FRONTDESK_SMTP_URL: post.url,
    FRONTDESK_MAIL_FROM: "Garden <help@garden.example>",
  });
  const administrator = await askedOfHub(server.url, await server.signIn(3));
  const nobody = await add(administrator);
  const make = (account: AccountId, secret: string) =>
    administrator.ask("passwordLink.make", { account, secret, mail: true });
  expect(await refusal(make(nobody.id, newSecret()))).toBe("email-missing");
  const { id } = await add(administrator, "ida@garden.example");
  const secret = newSecret();
  const { url } = await make(id, secret);
  expect(url).toBe(`${server.url}/first-password`);
  await expect.poll(() => post.taken.length, { timeout: 10_000 }).toBe(1);
  expect(post.taken[0]!.to).toEqual(["ida@garden.example"]);
  const letter = post.taken[0]!.raw.replaceAll("=\r\n", "").replaceAll("=3D", "=");
  expect(letter).toContain(`${url}#${secret}`);
  expect(server.logged()).not.toContain(secret.slice(4));
  const files = readdirSync(server.folder).filter((name) => name.startsWith("hub."));
  for (const name of files) expect(readFileSync(join(server.folder, name)).includes(secret.slice(4))).toBe(false);
  administrator.close();
  await server.stop();
  await post.stop();
});
