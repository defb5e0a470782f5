import { afterAll, beforeAll, expect, test } from "vitest";
import { askedOfHub } from "../support/asked-of-hub.ts";
import {
  type Directory,
  directory,
  enterprise,
  entraUser,
  group,
  patch,
  scimError,
  user,
} from "../support/directory.ts";
import { refusalOf } from "../support/hub-house.ts";

// Who may come in as a directory, what it is told of the hub, and what it is refused with.

let at: Directory;
beforeAll(async () => void (at = await directory()));
afterAll(() => at.stop());
const scim: Directory["scim"] = (...asked) => at.scim(...asked);

test("only a directory's own token opens, none from a page, and one that was taken back opens nothing at once", async () => {
  for (const authorization of [
    "",
    "Bearer",
    "Bearer fds_x",
    `Bearer fds_${"a".repeat(43)}`,
    `Basic ${await at.newToken("Basic")}`,
  ]) {
    const refused = await scim("GET", "/Users", undefined, { authorization });
    expect(refused.status).toBe(401);
    expect(refused.body["schemas"]).toEqual([scimError]);
  }
  const { access } = await at.server.signIn(3);
  expect((await scim("GET", "/Users", undefined, { authorization: `Bearer ${access}` })).status).toBe(401);
  expect((await scim("GET", "/ServiceProviderConfig", undefined, { authorization: "" })).status).toBe(401);
  expect((await scim("GET", "/Users", undefined, { origin: "https://evil.example" })).status).toBe(401);
  const lent = await at.newToken("Lent");
  const with_ = (bearer: string) => scim("GET", "/Users", undefined, { authorization: `Bearer ${bearer}` });
  expect((await with_(lent)).status).toBe(200);
  const { tokens, address } = await at.administrator.ask("scimTokens.read", {});
  expect(address).toBe(`${at.server.url}/scim/v2`);
  const one = tokens.find(({ name }) => name === "Lent")!;
  expect(one).toMatchObject({ by: at.server.accounts[3]!.name, usedAt: expect.any(Number) });
  await at.administrator.ask("scimToken.remove", { id: one.id });
  expect((await with_(lent)).status).toBe(401);
});

test("what is offered is kept once, by who was offered it, and shown never again", async () => {
  const { proof, token: offered } = await at.administrator.ask("scimToken.offer", {});
  await at.administrator.ask("scimToken.keep", { proof, name: "Once" });
  expect((await refusalOf(at.administrator.ask("scimToken.keep", { proof, name: "Twice" }))).reason).toBe("offer-used");
  expect((await refusalOf(at.administrator.ask("scimToken.keep", { proof: "b1.x", name: "x" }))).reason).toBe(
    "offer-too-late",
  );
  const told = JSON.stringify([
    await at.administrator.ask("scimTokens.read", {}),
    await at.administrator.ask("audit.list", { act: "scimToken", pageOf: 50 }),
  ]);
  expect(told).not.toContain(offered);
  const anna = await askedOfHub(at.server.url, await at.server.signIn(0));
  expect((await refusalOf(anna.ask("scimToken.offer", {}))).code).toBe("forbidden");
  anna.close();
});

test("what the hub can: configuration, resource types and schemas, with whole addresses", async () => {
  const { body, headers } = await scim("GET", "/ServiceProviderConfig");
  expect(headers.get("content-type")).toMatch(/^application\/scim\+json/);
  expect(body).toMatchObject({
    patch: { supported: true },
    filter: { supported: true, maxResults: 200 },
    bulk: { supported: false },
    changePassword: { supported: false },
    authenticationSchemes: [{ type: "oauthbearertoken" }],
    meta: { location: `${at.server.url}/scim/v2/ServiceProviderConfig` },
  });
  const types = (await scim("GET", "/ResourceTypes")).body;
  expect(types.Resources.map(({ id }) => id).toSorted()).toEqual(["Group", "User"]);
  expect((await scim("GET", "/ResourceTypes/User")).body).toMatchObject({ endpoint: "/Users", schema: user });
  const schemas = (await scim("GET", "/Schemas")).body.Resources.map(({ id }) => id);
  expect(schemas).toEqual(expect.arrayContaining([user, group, enterprise]));
  expect((await scim("GET", `/Schemas/${user}`)).body).toMatchObject({ name: "User" });
  for (const path of ["/Schemas/none", "/Bulk", "/Me", "/"]) expect((await scim("GET", path)).status).toBe(404);
});

test("what cannot be read, or is not there, is refused in a directory's own words, and nothing is changed by it", async () => {
  await scim("POST", "/Users", entraUser("kim"));
  const { id } = (await scim("POST", "/Users", entraUser("eva"))).body;
  const before = (await scim("GET", `/Users/${id}`)).body;
  const cases: Array<[string, string, unknown, number]> = [
    ["POST", "/Users", "{", 400],
    ["POST", "/Users", "[]", 400],
    ["POST", "/Users", "null", 400],
    ["POST", "/Users", { schemas: [user] }, 400],
    ["POST", "/Users", { schemas: [user], userName: "" }, 400],
    ["POST", "/Users", { schemas: [user], userName: { $ne: "" } }, 400],
    ["POST", "/Users", { schemas: ["urn:none"], userName: "x" }, 400],
    ["PUT", `/Users/${id}`, { schemas: [user], userName: "kim@house.example" }, 409],
    ["PATCH", `/Users/${id}`, {}, 400],
    ["PATCH", `/Users/${id}`, patch({ op: "frob", path: "active", value: true }), 400],
    ["PATCH", `/Users/${id}`, patch({ op: "replace", path: "active", value: "perhaps" }), 400],
    ["PATCH", `/Users/${id}`, patch({ op: "replace", path: "userName", value: "kim@house.example" }), 409],
    ["PATCH", `/Users/${id}`, patch({ op: "replace", path: "displayName", value: "Other" }, { op: "frob" }), 400],
    ["PATCH", "/Users/none", patch({ op: "replace", path: "active", value: true }), 404],
    ["GET", "/Users/none", undefined, 404],
    ["GET", `/Users/${encodeURIComponent('x" or id pr')}`, undefined, 404],
    ["GET", "/Users?filter=frob", undefined, 400],
    ["GET", `/Users?filter=${encodeURIComponent("userName eq")}`, undefined, 400],
    ["POST", "/Groups", { schemas: [group] }, 400],
    ["PATCH", "/Groups/none", patch({ op: "add", path: "members", value: [] }), 404],
  ];
  for (const [method, path, body, status] of cases) {
    const answer = await scim(method, path, body);
    expect([method, path, body, answer.status, answer.body["schemas"]]).toEqual([
      method,
      path,
      body,
      status,
      [scimError],
    ]);
    expect(answer.body["status"]).toBe(String(status));
  }
  expect((await scim("GET", `/Users/${id}`)).body).toEqual(before);
  expect(at.server.logged()).not.toContain("a defect");
});

test("the last who can administer accounts cannot be taken away by a directory", async () => {
  const ada = (await at.personNamed(at.server.accounts[3]!.name))!;
  const { id, name, email, team } = ada;
  const expected = { name, email, team };
  await at.administrator.ask("account.save", { id, to: { ...expected, email: "ada@house.example" }, expected });
  const taken = await scim("POST", "/Users", entraUser("ada", { displayName: name }));
  expect(taken.body.id).toBe(id);
  const refused = await scim("PATCH", `/Users/${id}`, patch({ op: "replace", path: "active", value: false }));
  expect(refused.body).toMatchObject({ status: "409", detail: "last-administrator" });
  expect((await scim("DELETE", `/Users/${id}`)).status).toBe(409);
  expect((await at.administrator.ask("scimTokens.read", {})).tokens.length).toBeGreaterThan(0);
});
