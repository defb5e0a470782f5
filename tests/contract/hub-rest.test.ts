import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyScopes, type KeyBody } from "../../src-shared/keys/model.ts";
import { testServer, type TestServer } from "../support/hub-server.ts";
import { type RawClient, rawClient } from "../support/raw-client.ts";
import { type RestCaller, restCaller } from "../support/rest-caller.ts";

// Everything that other programs may ask, asked over real HTTP; every answer is held against the document that is served.

let server: TestServer;
let ada: RawClient;
let maria: RawClient;
let rest: RestCaller;
let conversation: string;
let all: string;

const socket = (path: string) => new URL(path, server.url.replace(/^http/, "ws")).href;
const keyOf = (): string => `fdk_${randomBytes(4).toString("hex")}_${randomBytes(32).toString("base64url")}`;

beforeAll(async () => {
  server = await testServer();
  const administrator = server.accounts.findIndex(({ role }) => role === "administrator");
  ada = await rawClient(socket("/agent"), { access: (await server.signIn(administrator)).access });
  await ada.ask("presence.set", { state: "busy" });
  maria = await rawClient(socket("/visitor"), { ticket: await server.ticket() }, { origin: server.url });
  conversation = randomUUID();
  const page = { url: "https://shop.example/cart", title: "Cart" };
  const message = { id: randomUUID(), text: "Hello?" };
  await maria.ask("conversation.start", { conversation, name: "Maria", page, message });
  rest = await restCaller(server.url);
  all = await aKey();
});
afterAll(async () => {
  ada.close();
  maria.close();
  await server.stop();
});

async function aKey(over: Partial<KeyBody> = {}): Promise<string> {
  const secret = keyOf();
  const to = { name: "CRM", scopes: [...keyScopes], sites: null, perMinute: 6000, expiresAt: null, ...over };
  await ada.ask("key.add", { id: randomUUID(), to, secret });
  return secret;
}

/** By the key that may everything, unless another is named. */
const ask = (path: string, how: Partial<Parameters<RestCaller["ask"]>[1]> = {}) => rest.ask(path, { key: all, ...how });

test("each route answers what the document says", async () => {
  const one = `/v1/conversations/${conversation}`;
  const { value: list } = await ask("/v1/conversations");
  expect(list).toMatchObject({
    conversations: [{ id: conversation, state: "waiting", visitor: { name: "Maria" } }],
    next: null,
  });
  expect((await ask(one)).value).toMatchObject({
    id: conversation,
    page: { title: "Cart" },
    agent: null,
    endedAt: null,
  });
  expect((await ask(`${one}/messages`)).value).toMatchObject({
    messages: [{ text: "Hello?", from: { kind: "visitor" } }],
    more: false,
  });
  expect((await ask(`${one}/visitor`)).value).toMatchObject({ name: "Maria", verifiedAt: null });
  const { value: queues } = await ask("/v1/queues");
  expect(queues).toMatchObject({ queues: [{ waiting: 1 }] });
  const { value: site } = await ask(one);
  expect((await ask(`/v1/sites/${(site as unknown as { site: { id: string } }).site.id}/availability`)).status).toBe(
    200,
  );
  expect((await ask("/v1/agents")).value).toMatchObject({ agents: [{ name: "Ada Novak", isHere: true }] });
  expect((await ask("/v1/left-messages")).value).toEqual({ messages: [], next: null });
  expect((await ask(`${one}/messages`, { body: { text: "Your parcel is on its way." } })).status).toBe(201);
  const every = Object.values(rest.document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  // Those of canned responses are asked in hub-rest-canned.
  for (const name of every.filter((one) => !/Canned/.test(one)))
    expect(
      [...rest.asked].some((seen) => seen.startsWith(`${name} 20`)),
      name,
    ).toBe(true);
});

test("what a program says stands in the conversation by its key's name, and once only under one Idempotency-Key", async () => {
  const key = await aKey({ name: "Parcel bot" });
  const path = `/v1/conversations/${conversation}/messages`;
  const headers = { "idempotency-key": randomUUID() };
  const first = await ask(path, { key, body: { text: "It is at your door." }, headers });
  expect(await ask(path, { key, body: { text: "It is at your door." }, headers })).toEqual(first);
  expect((await ask(path, { key, body: { text: "Another." }, headers })).value).toMatchObject({
    reason: "key-reused",
    status: 409,
  });
  const { value } = await ask(`${path}?limit=100`);
  const said = (value as unknown as { messages: Array<{ text: string; from: unknown }> }).messages.filter(({ text }) =>
    /door/.test(text),
  );
  expect(said).toMatchObject([{ from: { kind: "bot", name: "Parcel bot" } }]);
  expect((await ask(path, { body: { text: "x" }, headers: { "idempotency-key": "é" } })).value).toMatchObject({
    status: 400,
  });
});

test("lists go on by cursor, without a gap or a repeat while new ones come", async () => {
  const begun = [conversation];
  for (let visitor = 0; visitor < 4; visitor++) {
    const link = await rawClient(socket("/visitor"), { ticket: await server.ticket() }, { origin: server.url });
    const id = randomUUID();
    await link.ask("conversation.start", { conversation: id, name: `Visitor ${visitor}`, page: null });
    begun.unshift(id);
    link.close();
  }
  const found: string[] = [];
  let cursor = "";
  for (let page = 0; page < 10; page++) {
    const { value } = await ask(`/v1/conversations?limit=2${cursor}`);
    const { conversations, next } = value as unknown as { conversations: Array<{ id: string }>; next: string | null };
    found.push(...conversations.map(({ id }) => id));
    if (next === null) break;
    cursor = `&cursor=${next}`;
  }
  expect(found).toEqual(begun);
  expect((await ask("/v1/conversations?state=closed")).value).toMatchObject({ conversations: [] });
  expect((await ask("/v1/conversations?since=2999-01-01T00:00:00Z")).value).toMatchObject({ conversations: [] });
});

test("what is missing, no id at all, and what the key may not see are one answer", async () => {
  const elsewhere = await aKey({ sites: ["another-site"] });
  const path = (id: string, more: string) => `/v1/conversations/${id}${more}`;
  for (const more of ["", "/messages", "/visitor"]) {
    const answers = [
      await ask(path(randomUUID(), more)),
      await ask(path("no-id", more)),
      await ask(path("..%2f..%2fetc", more)),
      await ask(path(conversation, more), { key: elsewhere }),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 404, type: "application/problem+json", value: { code: "gone" } });
  }
  const foreign = await ask(path(conversation, "/messages"), { key: elsewhere, body: { text: "x" } });
  expect(foreign).toEqual(await ask(path(randomUUID(), "/messages"), { key: elsewhere, body: { text: "x" } }));
  expect((await ask("/v1/conversations", { key: elsewhere })).value).toMatchObject({ conversations: [] });
  expect((await ask("/v1/nothing")).value).toMatchObject({ status: 404, reason: "not-found" });
});

test("keys: unknown, forged, revoked, expired and none are one answer; a scope that is missing is named", async () => {
  const refused = await ask("/v1/queues", { key: null });
  expect(refused).toMatchObject({ status: 401, value: { reason: "key-refused" } });
  const expired = await aKey({ expiresAt: 1 });
  const id = randomUUID();
  const revoked = keyOf();
  const to = { name: "Old", scopes: ["queues:read"], sites: null, perMinute: 60, expiresAt: null };
  await ada.ask("key.add", { id, to, secret: revoked });
  expect((await ask("/v1/queues", { key: revoked })).status).toBe(200);
  await ada.ask("key.revoke", { id });
  const token = server.accounts[0]!.password;
  for (const key of [
    keyOf(),
    expired,
    revoked,
    all.slice(0, -1),
    `${all}x`,
    all.toUpperCase(),
    token,
    "",
    "null",
    "' or 1=1 --",
  ])
    expect(await ask("/v1/queues", { key })).toEqual(refused);
  expect(await ask(`/v1/queues?authorization=Bearer%20${all}`, { key: null })).toEqual(refused);
  for (const scope of keyScopes) {
    const others = await aKey({ scopes: keyScopes.filter((one) => one !== scope) });
    const [path, body] = wanting[scope];
    expect((await ask(path(conversation), { key: others, ...(body ? { body } : {}) })).value).toMatchObject({
      status: 403,
      values: { scope },
    });
  }
});

const wanting: Record<(typeof keyScopes)[number], [path: (id: string) => string, body?: unknown]> = {
  "conversations:read": [(id) => `/v1/conversations/${id}`],
  "messages:read": [(id) => `/v1/conversations/${id}/messages`],
  "messages:write": [(id) => `/v1/conversations/${id}/messages`, { text: "x" }],
  "visitors:read": [(id) => `/v1/conversations/${id}/visitor`],
  "queues:read": [() => "/v1/queues"],
  "presence:read": [() => "/v1/agents"],
  "left-messages:read": [() => "/v1/left-messages"],
  "canned:read": [() => "/v1/canned"],
  "canned:write": [() => "/v1/canned-folders", { name: "x", scope: { kind: "team", team: null }, position: 0 }],
};

test("who asks more than his key may is told when to come back, and others are not held up by it", async () => {
  const key = await aKey({ perMinute: 2 });
  expect((await ask("/v1/queues", { key })).status).toBe(200);
  expect((await ask("/v1/queues", { key })).status).toBe(200);
  const late = await ask("/v1/queues", { key });
  expect(late).toMatchObject({ status: 429, value: { reason: "key-too-fast" } });
  expect(Number(late.retryAfter)).toBeGreaterThanOrEqual(1);
  expect((await ask("/v1/queues")).status).toBe(200);
});

const messages = () => `/v1/conversations/${conversation}/messages`;
test.each<[why: string, path: () => string, body?: unknown]>([
  ["a limit of nothing", () => "/v1/conversations?limit=0"],
  ["a limit above all", () => "/v1/conversations?limit=101"],
  ["a limit in words", () => "/v1/conversations?limit=many"],
  ["two limits", () => "/v1/conversations?limit=1&limit=2"],
  ["a broken cursor", () => "/v1/conversations?cursor=%00"],
  ["a cursor with SQL", () => `/v1/conversations?cursor=${Buffer.from("1.' or 1=1").toString("base64url")}`],
  ["a state that is none", () => "/v1/conversations?state=lost"],
  ["a time that is none", () => "/v1/conversations?since=yesterday"],
  ["a queue that is no id", () => "/v1/conversations?queue=1"],
  ["no text", messages, {}],
  ["an empty text", messages, { text: "  " }],
  ["a text that is too long", messages, { text: "x".repeat(8_001) }],
  ["no object", messages, "[]"],
  ["no JSON", messages, "{"],
  ["a polluted object", messages, '{"__proto__":{"text":"x"}}'],
  ["a body of 100 kB", messages, { text: "x".repeat(100_000) }],
])("%s is a problem that says so, and no defect", async (_why, path, body) => {
  const { status, value } = await ask(path(), body === undefined ? {} : { body });
  expect({ status, code: value["code"] }).toEqual({ status: 400, code: "invalid" });
  expect(server.logged()).not.toContain("a defect");
});

test("no key is in the log, in an answer, or in a file; its last use is told", async () => {
  expect(server.logged()).not.toContain(all.slice(13));
  for (const file of readdirSync(server.folder).filter((name) => name.startsWith("hub.sqlite")))
    expect(readFileSync(join(server.folder, file)).includes(all.slice(13)), file).toBe(false);
  const read = (await ada.ask("keys.read", {})) as unknown as {
    keys: Array<{ prefix: string; usedAt: number | null; madeBy: string }>;
  };
  expect(JSON.stringify(read)).not.toContain(all.slice(13));
  expect(read.keys.find(({ prefix }) => all.startsWith(prefix))).toMatchObject({
    madeBy: "Ada Novak",
    usedAt: expect.any(Number) as number,
  });
});
