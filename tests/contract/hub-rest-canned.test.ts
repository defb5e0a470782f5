import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyScopes, type KeyBody } from "../../src-shared/keys/model.ts";
import { testServer, type TestServer } from "../support/hub-server.ts";
import { type RawClient, rawClient } from "../support/raw-client.ts";
import { type RestCaller, restCaller } from "../support/rest-caller.ts";

// Canned responses as other programs read and write them, over real HTTP; every answer is held against the document.

let server: TestServer;
let ada: RawClient;
let rest: RestCaller;
let all: string;

beforeAll(async () => {
  server = await testServer();
  const administrator = server.accounts.findIndex(({ role }) => role === "administrator");
  const socket = new URL("/agent", server.url.replace(/^http/, "ws")).href;
  ada = await rawClient(socket, { access: (await server.signIn(administrator)).access });
  rest = await restCaller(server.url);
  all = await aKey();
});
afterAll(async () => {
  ada.close();
  await server.stop();
});

async function aKey(over: Partial<KeyBody> = {}): Promise<string> {
  const secret = `fdk_${randomBytes(4).toString("hex")}_${randomBytes(32).toString("base64url")}`;
  const to = { name: "CRM", scopes: [...keyScopes], sites: null, perMinute: 6000, expiresAt: null, ...over };
  await ada.ask("key.add", { id: randomUUID(), to, secret });
  return secret;
}

/** By the key that may everything, unless another is named. */
const ask = (path: string, how: Partial<Parameters<RestCaller["ask"]>[1]> = {}) => rest.ask(path, { key: all, ...how });

const ofHouse = { name: "Prices", scope: { kind: "team", team: null }, position: 3 };
const words = { shortcut: "prices", title: "Prices", text: "From {price|10}.", variants: [] };
const idOf = ({ value }: Awaited<ReturnType<typeof ask>>): string => (value as unknown as { id: string }).id;

test("added, changed, moved and taken away, each seen in the list and in the audit", async () => {
  const folder = idOf(await ask("/v1/canned-folders", { body: ofHouse }));
  const id = idOf(await ask("/v1/canned", { body: { ...words, folder } }));
  const list = async () => (await ask("/v1/canned")).value;
  expect(await list()).toEqual({
    folders: [{ ...ofHouse, id: folder, responses: [{ ...words, folder, id, files: [] }] }],
  });
  const other = { ...words, folder, text: "From {price|12}." };
  expect((await ask(`/v1/canned/${id}`, { method: "PUT", body: other })).status).toBe(200);
  const moved = { ...ofHouse, name: "All prices" };
  expect((await ask(`/v1/canned-folders/${folder}`, { method: "PUT", body: moved })).status).toBe(200);
  expect(await list()).toMatchObject({ folders: [{ name: "All prices", responses: [{ text: other.text }] }] });
  expect((await ask("/v1/canned", { body: { ...words, folder } })).value).toMatchObject({ reason: "shortcut-taken" });
  expect((await ask(`/v1/canned/${id}`, { method: "DELETE" })).status).toBe(200);
  expect((await ask(`/v1/canned/${id}`, { method: "DELETE" })).value).toMatchObject({ reason: "canned-gone" });
  expect((await ask(`/v1/canned-folders/${folder}`, { method: "DELETE" })).status).toBe(200);
  expect(await list()).toEqual({ folders: [] });
  const audit = (await ada.ask("audit.list", {})) as { rows: Array<{ act: string; reason: string; by: string }> };
  const acts = audit.rows.filter(({ act }) => act.startsWith("canned"));
  expect(acts.map(({ act }) => act).toSorted()).toEqual([
    "canned.added",
    "canned.changed",
    "canned.removed",
    "cannedFolder.added",
    "cannedFolder.changed",
    "cannedFolder.removed",
  ]);
  for (const { by, reason } of acts) expect([by, reason]).toEqual(["Ada Novak", "CRM"]);
  const every = Object.values(rest.document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  for (const name of every.filter((one) => /Canned/.test(one)))
    expect(
      [...rest.asked].some((seen) => seen.startsWith(`${name} 20`)),
      name,
    ).toBe(true);
});

test("a repeat under one Idempotency-Key adds no second one", async () => {
  const headers = { "idempotency-key": randomUUID() };
  const body = { ...ofHouse, name: "Once" };
  const first = await ask("/v1/canned-folders", { body, headers });
  expect(await ask("/v1/canned-folders", { body, headers })).toEqual(first);
  const { folders } = (await ask("/v1/canned")).value as unknown as { folders: Array<{ id: string }> };
  expect(folders.map(({ id }) => id)).toEqual([idOf(first)]);
  await ask(`/v1/canned-folders/${idOf(first)}`, { method: "DELETE" });
});

test("canned responses: an agent's own are as if there were none, and a key for some sites changes none", async () => {
  const [mine, id] = [randomUUID(), randomUUID()];
  await ada.ask("cannedFolder.saveOwn", {
    id: mine,
    to: { ...ofHouse, scope: { kind: "personal" } },
    expected: null,
  });
  const own = { ...words, folder: mine, files: [] };
  await ada.ask("canned.saveOwn", { id, to: own, expected: null });
  expect((await ask("/v1/canned")).value).toEqual({ folders: [] });
  const at = (path: string, method: "PUT" | "DELETE", body?: unknown) =>
    ask(path, { method, ...(body === undefined ? {} : { body }) });
  for (const one of [id, randomUUID(), "none", "..%2f"]) {
    expect((await at(`/v1/canned/${one}`, "DELETE")).value).toMatchObject({ status: 404, reason: "canned-gone" });
    expect((await at(`/v1/canned/${one}`, "PUT", { ...words, folder: mine })).status).toBe(404);
  }
  for (const one of [mine, randomUUID(), "none"]) {
    const gone = { status: 404, reason: "folder-gone" };
    expect((await at(`/v1/canned-folders/${one}`, "DELETE")).value).toMatchObject(gone);
    expect((await ask("/v1/canned", { body: { ...words, folder: randomUUID() } })).value).toMatchObject(gone);
  }
  const personal = { ...ofHouse, scope: { kind: "personal" } };
  expect((await ask("/v1/canned-folders", { body: personal })).value).toMatchObject({ reason: "folder-scope" });
  const ofSome = await aKey({ sites: ["some"] });
  expect((await ask("/v1/canned", { key: ofSome })).value).toEqual({ folders: [] });
  const body = { ...words, folder: mine };
  expect((await ask("/v1/canned", { key: ofSome, body })).value).toMatchObject({ reason: "key-for-sites" });
});
