import { afterAll, beforeAll, expect, test } from "vitest";
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
