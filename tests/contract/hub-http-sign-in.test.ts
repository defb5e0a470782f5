import { afterAll, beforeAll, expect, test } from "vitest";
import { testServer, type TestServer } from "../support/hub-server.ts";

let server: TestServer;
beforeAll(async () => void (server = await testServer()));
afterAll(() => server.stop());

const faultOf = async (response: Response) => ((await response.json()) as { fault: unknown }).fault;

test("signing in, renewing, a ticket, signing out", async () => {
  const tokens = await server.signIn();
  expect(tokens.account.name).toBe("Anna Lindqvist");
  const renewed = await server.post("/refresh", { refresh: tokens.refresh });
  const { access, refresh } = (await renewed.json()) as typeof tokens;
  const given = await server.post("/tickets", {}, { authorization: `Bearer ${access}` });
  const { ticket } = (await given.json()) as { ticket: string };
  expect((await server.post("/sign-in", { ticket })).status).toBe(200);
  expect((await server.post("/sign-in", { ticket })).status).toBe(403);
  expect(await (await server.post("/sign-out", { refresh })).json()).toEqual({});
  expect((await server.post("/refresh", { refresh })).status).toBe(401);
  expect((await server.post("/tickets", {}, { authorization: `Bearer ${access}` })).status).toBe(401);
  expect((await server.post("/tickets", {})).status).toBe(401);
});

test.each([
  ["no JSON", "{", "request-not-understood"],
  ["nothing", "", "request-not-understood"],
  ["a list", [], "invalid-input"],
  ["half of it", { name: "Anna" }, "invalid-input"],
  ["a number as name", { name: 1, password: "x" }, "invalid-input"],
  ["a password too long", { name: "Anna", password: "x".repeat(2000) }, "invalid-input"],
  ["too much", { name: "Anna", password: "x".repeat(70_000) }, "body-too-large"],
  ["a prototype", '{"__proto__":{"name":"Anna"},"password":"x"}', "request-not-understood"],
])("sign-in with %s is invalid", async (_name, body, reason) => {
  const response = await server.post("/sign-in", body);
  expect(response.status).toBe(400);
  expect(await faultOf(response)).toMatchObject({ code: "invalid", reason });
});

test("a page's form or script cannot sign in: other types and any Origin are refused", async () => {
  const { name, password } = server.accounts[0]!;
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
    expect((await server.post("/sign-in", { name, password }, { "content-type": type })).status).toBe(400);
  for (const path of ["/sign-in", "/refresh", "/sign-out", "/tickets"]) {
    const response = await server.post(path, { name, password }, { origin: server.url });
    expect(response.status).toBe(403);
    expect(await faultOf(response)).toMatchObject({ reason: "origin-refused" });
  }
});

test("who guesses is slowed down, and told how long by header too", async () => {
  const guess = () => server.post("/sign-in", { name: "Mira Salonen", password: "guess" });
  for (let count = 0; count < 5; count++) {
    const response = await guess();
    expect(response.status).toBe(403);
    expect(await faultOf(response)).toEqual({ code: "forbidden", reason: "wrong-name-or-password" });
  }
  const slowed = await guess();
  expect(slowed.status).toBe(429);
  expect(slowed.headers.get("retry-after")).toBe("1");
  expect(await faultOf(slowed)).toMatchObject({ code: "too-fast", reason: "too-many-tries", values: { seconds: 1 } });
});

test("from one address so many sign-ins a minute, right or wrong", async () => {
  const busy = await testServer({ FRONTDESK_SIGN_INS_PER_MINUTE: "3" });
  const statuses: number[] = [];
  for (let count = 0; count < 5; count++) {
    const { name, password } = busy.accounts[0]!;
    statuses.push((await busy.post("/sign-in", { name, password })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  expect((await fetch(`${busy.url}/healthz`)).status).toBe(200);
  await busy.stop();
});
