import { afterAll, beforeAll, expect, test } from "vitest";
import { codeAt } from "../../src-hub/accounts/codes.ts";
import type { Tokens } from "../../src-shared/accounts/model.ts";
import { askedOfHub } from "../support/asked-of-hub.ts";
import { bareSocket, hello, testServer, type TestServer } from "../support/hub-server.ts";

// Canaries through every way in, at the noisiest log level: none may be found in the log.

let server: TestServer;
beforeAll(
  async () => void (server = await testServer({ FRONTDESK_LIVEKIT_SECRET: "canary-livekit-secret-0123456789abcdef" })),
);
afterAll(() => server.stop());

const uuid = (end: number) => `01890000-0000-7000-8000-${String(end).padStart(12, "0")}`;

test("no password, token, ticket, message, address or header of anybody is in the log", async () => {
  const secrets = ["canary"];
  const tokens = await server.signIn();
  const renewed = (await (await server.post("/refresh", { refresh: tokens.refresh })).json()) as typeof tokens;
  const given = await server.post("/tickets", {}, { authorization: `Bearer ${renewed.access}` });
  const { ticket } = (await given.json()) as { ticket: string };
  await server.post("/sign-in", { ticket });
  await server.post("/sign-in", { ticket: "canary-ticket" });
  await server.post("/sign-in", { name: "canary-name", password: "canary-password" });
  await server.post("/sign-in", '{"password":"canary-broken');
  await server.post("/refresh", { refresh: "canary-refresh" });
  await server.post("/refresh", { refresh: tokens.refresh });
  await server.post("/livekit/webhook", "canary-webhook", { authorization: "canary-signature" });
  await fetch(`${server.url}/widget/canary-site?canary-query=1`, {
    headers: { cookie: "canary-cookie", referer: "http://canary.example" },
  });
  await fetch(`${server.url}/canary-path?access=canary`);

  const door = await server.ticket();
  const visitor = await bareSocket(server.url, "/visitor?canary=1", {
    origin: server.url,
    "user-agent": "canary-agent",
  });
  visitor.send(hello("1", { ticket: door }));
  const { value } = (await visitor.heard(({ id }) => id === "1")) as { value: { state: { token: string } } };
  const page = { url: "https://shop.example/canary", title: "canary-title" };
  const start = { conversation: uuid(1), name: "canary-visitor", page, message: { id: uuid(2), text: "canary-text" } };
  visitor.send({ id: "2", ask: "conversation.start", key: uuid(3), input: start });
  await visitor.heard(({ id }) => id === "2");
  visitor.send({
    id: "3",
    ask: "chat.send",
    key: uuid(4),
    input: { conversation: uuid(1), id: uuid(5), text: "canary-more" },
  });
  await visitor.heard(({ id }) => id === "3");
  visitor.send({ id: "4", ask: "canary-ask", input: {} });
  await visitor.heard(({ id }) => id === "4");
  visitor.sendRaw("canary-frame");
  await visitor.closed;
  const forged = await bareSocket(server.url, "/agent");
  forged.send(hello("1", { access: `${renewed.access}canary` }));
  await forged.closed;

  secrets.push(tokens.access, tokens.refresh, renewed.access, renewed.refresh, ticket, door, value.state.token);
  secrets.push(...server.accounts.map(({ password }) => password));
  expect(server.logged()).toContain('"route":"/sign-in"');
  expect(server.logged()).toContain('"msg":"connected"');
  expect(server.logged()).not.toContain("a defect");
  for (const secret of secrets) expect(server.logged()).not.toContain(secret);
});

test("nor anything of a second step, of the house's own sign-in, of a desk, or of a directory", async () => {
  const device = { secret: `fdd_${"canary".repeat(7)}x`, name: "canary-desk" };
  const { name, password } = server.accounts[3]!;
  const tokens = (await (await server.post("/sign-in", { name, password, device })).json()) as Tokens;
  const ada = await askedOfHub(server.url, tokens);
  const { secret, uri, recovery, proof } = await ada.ask("codeApp.offer", {});
  await ada.ask("codeApp.confirm", { proof: "b1.canary-proof", code: "canary-code" }).catch(() => undefined);
  await ada.ask("codeApp.confirm", { proof, code: codeAt(secret, Date.now()) });
  await server.post("/sign-in", { name, password, code: "canary-code", device });
  await server.post("/sign-in", { name, password, code: recovery[0], device });
  await server.post("/sign-in", { name, password, code: "123456", proof: "b1.canary-proof" });
  await server.post("/sign-in/enrolment", { name: "canary-name", password: "canary-password" });
  const nonce = (await (await server.post("/sign-in/nonce", {})).json()) as { nonce: string };
  await server.post("/sign-in", { idToken: "eyJjYW5hcnk.canary-id-token.canary", nonce: nonce.nonce });
  const house = {
    name: "canary-house",
    issuer: "http://127.0.0.1:9/canary-issuer",
    client: "canary-client",
    scopes: "",
    domains: [],
    trustsEmail: false,
    creates: true,
    roleClaim: "",
  };
  const { rules } = await ada.ask("signInRules.read", {});
  await ada.ask("signInRules.save", { to: { ...rules, house }, expected: rules });
  await server.post("/sign-in", { idToken: "eyJjYW5hcnk.canary-id-token.canary", nonce: nonce.nonce });
  const offered = await ada.ask("scimToken.offer", {});
  await ada.ask("scimToken.keep", { proof: offered.proof, name: "canary-directory" });
  for (const bearer of [offered.token, "canary-bearer"]) {
    const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/scim+json" };
    for (const body of ["canary", JSON.stringify({ schemas: ["canary"], userName: "canary-user" })])
      await fetch(`${server.url}/scim/v2/Users?filter=canary`, { method: "POST", headers, body });
    await fetch(`${server.url}/scim/v2/Users/canary-id`, { headers });
  }
  ada.close();
  const secrets = [
    "canary",
    secret,
    uri,
    proof,
    ...recovery,
    nonce.nonce,
    offered.token,
    offered.proof,
    tokens.refresh,
  ];
  expect(server.logged()).toContain('"route":"/scim/v2/Users"');
  expect(server.logged()).not.toContain("a defect");
  for (const one of secrets) expect(server.logged()).not.toContain(one);
});
