import { afterAll, beforeAll, expect, test } from "vitest";
import { maxFrame } from "../../src-shared/rpc/frames.ts";
import { closeCodes } from "../../src-shared/rpc/pipe.ts";
import { bareSocket, hello, shopOrigin, testServer, type TestServer } from "../support/hub-server.ts";

let server: TestServer;
beforeAll(async () => void (server = await testServer()));
afterAll(() => server.stop());

const uuid = (end: number) => `01890000-0000-7000-8000-${String(end).padStart(12, "0")}`;
const desk = () => bareSocket(server.url, "/agent");
const widget = () => bareSocket(server.url, "/visitor", { origin: server.url });
const answerTo = (id: string) => (frame: Record<string, unknown>) => frame["id"] === id;

// Who may open which socket, by the Origin that a browser sends and nothing else can be made to send.
const origins: Array<[who: string, origin: (own: string) => string | undefined, agent: boolean, visitor: boolean]> = [
  ["no browser", () => undefined, true, false],
  ["the hub's own page", (own) => own, false, true],
  ["the site's page", () => shopOrigin, false, false],
  ["a stranger's page", () => "https://evil.example", false, false],
  ["a sandboxed page", () => "null", false, false],
  ["an empty one", () => "", false, false],
  ["the hub's host on another port", (own) => own.replace(/\d+$/, "1"), false, false],
  ["the hub's address with TLS", (own) => own.replace("http:", "https:"), false, false],
  ["the hub by its other name", (own) => own.replace("127.0.0.1", "localhost"), false, false],
  ["a name that begins like the hub's", (own) => `${own}.evil.example`, false, false],
  ["the hub's with a slash", (own) => `${own}/`, false, false],
];
test.each(origins)("Origin of %s", async (_who, originOf, agent, visitor) => {
  const origin = originOf(server.url);
  for (const [path, allowed] of [
    ["/agent", agent],
    ["/visitor", visitor],
  ] as const) {
    const opening = bareSocket(server.url, path, origin === undefined ? {} : { origin });
    if (allowed) (await opening).close();
    else await expect(opening).rejects.toThrow("403");
  }
});

test("a socket anywhere else is refused", async () => {
  await expect(bareSocket(server.url, "/widget/shop", { origin: server.url })).rejects.toThrow("404");
  await expect(bareSocket(server.url, "/nothing")).rejects.toThrow("404");
});

test("a desk says hello with its access token, and a forged one is refused and sent away", async () => {
  const socket = await desk();
  socket.send(hello("1", { access: (await server.signIn()).access }));
  expect(await socket.heard(answerTo("1"))).toMatchObject({
    value: { state: { account: { name: "Anna Lindqvist" } } },
  });
  socket.close();
  const forged = await desk();
  forged.send(hello("1", { access: "forged" }));
  expect(await forged.heard(answerTo("1"))).toMatchObject({ fault: { code: "signed-out", reason: "token-invalid" } });
  expect((await forged.closed).code).toBe(closeCodes.signedOut);
});

test("a visitor's token opens no desk, and an agent's no visitor's line", async () => {
  const first = await widget();
  first.send(hello("1", { ticket: await server.ticket() }));
  const { value } = (await first.heard(answerTo("1"))) as { value: { state: { token: string } } };
  first.close();
  const asDesk = await desk();
  asDesk.send(hello("1", { access: value.state.token }));
  expect(await asDesk.heard(answerTo("1"))).toMatchObject({ fault: { code: "signed-out" } });
  const asVisitor = await widget();
  asVisitor.send(hello("1", { token: (await server.signIn()).access }));
  expect(await asVisitor.heard(answerTo("1"))).toMatchObject({ fault: { code: "signed-out" } });
});

test("signing out closes the open socket at once", async () => {
  const { access, refresh } = await server.signIn(1);
  const socket = await desk();
  socket.send(hello("1", { access }));
  await socket.heard(answerTo("1"));
  await server.post("/sign-out", { refresh });
  expect(await socket.closed).toEqual({ code: closeCodes.signedOut, reason: "signed-out" });
});

test("a message of 100,000 characters is refused in a sentence, and the line stays", async () => {
  const socket = await widget();
  socket.send(hello("1", { ticket: await server.ticket() }));
  await socket.heard(answerTo("1"));
  const conversation = uuid(1);
  socket.send({ id: "2", ask: "conversation.start", key: uuid(2), input: { conversation, name: "Maria", page: null } });
  await socket.heard(answerTo("2"));
  const input = { conversation, id: uuid(3), text: "ж".repeat(100_000) };
  socket.send({ id: "3", ask: "chat.send", key: uuid(4), input });
  const refused = await socket.heard(answerTo("3"));
  expect(refused).toMatchObject({ fault: { code: "invalid", reason: "text-too-long" } });
  socket.close();
});

test("a frame of the largest size is read, a larger one and what is no text end the line with their code", async () => {
  const large = await widget();
  large.sendRaw("€".repeat(maxFrame));
  expect((await large.closed).code).toBe(closeCodes.badFrame);
  const larger = await widget();
  larger.sendRaw("€".repeat(maxFrame + 1));
  expect((await larger.closed).code).toBe(closeCodes.tooLarge);
  const binary = await widget();
  binary.sendRaw(Buffer.from([1, 2, 3]));
  expect((await binary.closed).code).toBe(closeCodes.badFrame);
});

test("asks are counted by name and result; a made-up name adds none", async () => {
  const socket = await desk();
  socket.send({ id: "1", ask: 'evil"} 1\n', input: {} });
  await socket.heard(answerTo("1"));
  socket.close();
  const text = await (await fetch(`${server.url}/metrics`)).text();
  expect(text).toMatch(/frontdesk_asks_total\{ask="hello",result="ok"\} \d+/);
  expect(text).toMatch(/frontdesk_asks_total\{ask="hello",result="signed-out"\} \d+/);
  expect(text).toMatch(/frontdesk_asks_total\{ask="unknown",result="unknown-ask"\} \d+/);
  expect(text).toMatch(/frontdesk_conversations\{state="(waiting|offered)"\} 1/);
  expect(text).not.toContain("evil");
});

test("one address has so many sockets and no more; one that closes makes room", async () => {
  const small = await testServer({ FRONTDESK_CONNECTIONS_PER_ADDRESS: "2" });
  const sockets = [await bareSocket(small.url, "/agent"), await bareSocket(small.url, "/agent")];
  await expect(bareSocket(small.url, "/agent")).rejects.toThrow("429");
  sockets[0]!.close();
  await sockets[0]!.closed;
  await expect.poll(() => bareSocket(small.url, "/agent").then(() => "open", String)).toBe("open");
  await small.stop();
});

test("behind a proxy the address is what the trusted proxy says, and only then", async () => {
  const trusting = await testServer({ FRONTDESK_TRUST_PROXY: "loopback", FRONTDESK_CONNECTIONS_PER_ADDRESS: "1" });
  const from = (address: string) => bareSocket(trusting.url, "/agent", { "x-forwarded-for": address });
  await from("192.0.2.1");
  await expect(from("192.0.2.1")).rejects.toThrow("429");
  await from("192.0.2.2");
  await trusting.stop();
  const plain = await testServer({ FRONTDESK_CONNECTIONS_PER_ADDRESS: "1" });
  await bareSocket(plain.url, "/agent", { "x-forwarded-for": "192.0.2.1" });
  await expect(bareSocket(plain.url, "/agent", { "x-forwarded-for": "192.0.2.2" })).rejects.toThrow("429");
  await plain.stop();
});

test("a stop tells everybody to come back, within how long, and then closes", async () => {
  const stopping = await testServer();
  const sockets = [
    await bareSocket(stopping.url, "/agent"),
    await bareSocket(stopping.url, "/visitor", { origin: stopping.url }),
  ];
  const begun = performance.now();
  await stopping.stop();
  for (const socket of sockets) {
    expect(await socket.closed).toEqual({ code: closeCodes.restarting, reason: "restarting" });
    expect(socket.frames).toEqual([{ bye: { within: 5000 } }]);
  }
  expect(performance.now() - begun).toBeLessThan(3000);
  await expect(bareSocket(stopping.url, "/agent")).rejects.toThrow("ECONNREFUSED");
});
