import { type AddressInfo, createServer } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { outgoingHttps, type OutgoingParts } from "../../../../src-hub/outgoing/https.ts";
import { readAllowed } from "../../../../src-hub/outgoing/policy.ts";
import type { OutgoingRequest } from "../../../../src-hub/outgoing/port.ts";
import { type Listener, listener } from "../../../support/listener.ts";
import { freePort } from "../../../support/free-port.ts";

// Canaries listen on all of this machine's addresses. Whatever is tried, nobody may connect to them.
let canaries: Listener[] = [];
beforeEach(async () => {
  canaries = [await listener(), await listener(undefined, "::1").catch(() => listener())];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const canary of canaries) await canary.close();
});

const outgoing = (allow: readonly string[], resolve?: OutgoingParts["resolve"]) =>
  outgoingHttps({ allowed: readAllowed(allow), ...(resolve ? { resolve } : {}) });
const get = (url: string): OutgoingRequest => ({ url, method: "GET" });
const reasonOf = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => "answered",
    (error: unknown) => (error instanceof Error && "reason" in error ? String(error.reason) : String(error)),
  );

/** Names as somebody hostile would have them answered. */
const hostile: Record<string, readonly string[]> = {
  localhost: ["127.0.0.1"],
  "localhost.": ["127.0.0.1"],
  "127.0.0.1.nip.io": ["127.0.0.1"],
  "7f000001.nip.io": ["127.0.0.1"],
  "169-254-169-254.sslip.io": ["169.254.169.254"],
  "metadata.google.internal": ["169.254.169.254"],
  "mixed.example": ["93.184.216.34", "127.0.0.1"],
  "mixed6.example": ["93.184.216.34", "::1"],
  "mapped.example": ["::ffff:127.0.0.1"],
  "nat64.example": ["64:ff9b::7f00:1"],
  "teredo.example": ["2001:0:7f00:1::"],
  "six.example": ["2002:7f00:1::"],
  "any.example": ["0.0.0.0"],
  "any6.example": ["::"],
  "home.example": ["192.168.1.1"],
  "office.example": ["10.0.0.1"],
  "carrier.example": ["100.64.0.1"],
  "many.example": ["224.0.0.1"],
  "local6.example": ["fd00::1"],
  "link6.example": ["fe80::1"],
  "odd.example": ["not an address"],
  "nobody.example": [],
  "xn--lcalhost-60a.example": ["127.0.0.1"],
  "localtest.me": ["127.0.0.1"],
};

/** PORT stands for the canary's. */
const targets = `
https://127.0.0.1:PORT/ https://127.0.0.1/ https://127.1/ https://127.0.1/ https://2130706433/ https://0x7f000001/ https://0x7f.0.0.1/
https://0177.0.0.1/ https://017700000001/ https://0177.0x0.0.1/ https://127.0.0.1./ https://127.000.000.001/ https://0/ https://0.0.0.0/
https://0x0/ https://[::]/ https://[::1]/ https://[0:0:0:0:0:0:0:1]/ https://[::ffff:127.0.0.1]/ https://[::ffff:7f00:1]/
https://[::127.0.0.1]/ https://[64:ff9b::7f00:1]/ https://[64:ff9b::169.254.169.254]/ https://[2002:7f00:1::]/ https://[2001:0:7f00:1::]/
https://169.254.169.254/latest/meta-data/ https://2852039166/ https://0xa9fea9fe/ https://0251.0376.0251.0376/ https://[::ffff:a9fe:a9fe]/
https://[fd00:ec2::254]/ https://[fd00::1]/ https://[fe80::1]/ https://[ff02::1]/ https://10.0.0.1/ https://172.16.0.1/ https://192.168.0.1/
https://100.64.0.1/ https://198.18.0.1/ https://224.0.0.1/ https://255.255.255.255/ https://１２７.０.０.１/ https://①②⑦.⓪.⓪.①/
https://ⓛocalhost/ https://LOCALHOST/ https://localhost/ https://localhost./ https://127.0.0.1.nip.io/ https://7f000001.nip.io/
https://169-254-169-254.sslip.io/ https://metadata.google.internal/ https://mixed.example/ https://mixed6.example/ https://mapped.example/
https://nat64.example/ https://teredo.example/ https://six.example/ https://any.example/ https://any6.example/ https://home.example/
https://office.example/ https://carrier.example/ https://many.example/ https://local6.example/ https://link6.example/ https://odd.example/
https://nobody.example/ https://lócalhost.example/ https://localtest.me/ http://127.0.0.1:PORT/ http://[::1]:PORT6/ http://localhost:PORT/
https://93.184.216.34@127.0.0.1:PORT/ https://shop.example:443@localhost:PORT/ https://127.0.0.1:PORT#@shop.example/
https://127.0.0.1:PORT\\@shop.example/ https://shop.example\\@127.0.0.1:PORT/ //127.0.0.1:PORT/ http:127.0.0.1:PORT
ftp://127.0.0.1:PORT/ file:///etc/passwd data:text/plain,hello gopher://127.0.0.1:PORT/_ javascript:1 https:// unix:/run/x.sock https://[::1
`
  .trim()
  .split(/\s+/);

test(`none of ${targets.length} ways to this machine and its networks leads anywhere`, async () => {
  expect(targets.length).toBeGreaterThanOrEqual(60);
  const sending = outgoing([], async (host) => hostile[host] ?? []);
  const ports = canaries.map(({ port }) => String(port));
  for (const target of targets) {
    const url = target.replace("PORT6", ports[1]!).replaceAll("PORT", ports[0]!);
    expect([target, await reasonOf(sending.send(get(url)))]).toEqual([
      target,
      expect.stringMatching(/^address-|^host-unknown$|^url-wrong$/),
    ]);
  }
  expect(canaries.map(({ connections }) => connections())).toEqual([0, 0]);
});

test("a name that is looked up once stays what it was: it cannot be another when it is connected to", async () => {
  const [canary] = canaries;
  let asked = 0;
  // At the first look another machine, where nobody listens; at each later one the canary.
  const rebinding = async () => [(asked += 1) === 1 ? "127.0.0.2" : "127.0.0.1"];
  const sending = outgoing([`rebind.example:${canary!.port}`], rebinding);
  const reason = await reasonOf(sending.send({ ...get(`http://rebind.example:${canary!.port}/`), within: 1_000 }));
  expect(reason).toMatch(/^connection-/);
  expect(asked).toBe(1);
  expect(canary!.connections()).toBe(0);
});

test.each([301, 302, 303, 307, 308])(
  "a redirect (%i) to this machine is looked at as the first address was",
  async (status) => {
    const [canary] = canaries;
    for (const to of [
      `http://127.0.0.1:${canary!.port}/`,
      `http://localhost:${canary!.port}/`,
      "https://169.254.169.254/",
      "file:///etc/passwd",
    ]) {
      const first = await listener((_asked, response) => void response.writeHead(status, { location: to }).end());
      const sending = outgoing([`127.0.0.1:${first.port}`], async (host) => hostile[host] ?? []);
      expect(await reasonOf(sending.send(get(first.url)))).toMatch(/^address-/);
      await first.close();
    }
    expect(canary!.connections()).toBe(0);
  },
);

test("three redirects are followed and no fourth; a POST is sent again only where it says so", async () => {
  const hops = await listener(({ path }, response) => {
    const left = Number(path.slice(1));
    if (left === 0) return void response.end('{"here":true}');
    response.writeHead(308, { location: `/${left - 1}` }).end();
  });
  const sending = outgoing([`127.0.0.1:${hops.port}`]);
  const post = { method: "POST", body: "{}", headers: { "content-type": "application/json" } } as const;
  expect(await sending.send({ ...post, url: `${hops.url}/3` })).toMatchObject({ status: 200, body: '{"here":true}' });
  expect(hops.asked.map(({ method, body }) => method + body)).toEqual(Array(4).fill("POST{}"));
  expect(await reasonOf(sending.send({ ...post, url: `${hops.url}/4` }))).toBe("too-many-redirects");
  await hops.close();
  const moved = await listener((_asked, response) => void response.writeHead(302, { location: "/other" }).end());
  expect(await outgoing([`127.0.0.1:${moved.port}`]).send({ ...post, url: moved.url })).toMatchObject({ status: 302 });
  expect(moved.asked).toHaveLength(1);
  await moved.close();
});

test("credentials go to the machine that was named, and not where it points to", async () => {
  const [canary] = canaries;
  const first = await listener((_asked, response) => void response.writeHead(307, { location: canary!.url }).end());
  const sending = outgoing(["127.0.0.1"]);
  const secret = { ...get(first.url), secretHeaders: { authorization: "Bearer canary" } };
  expect(await reasonOf(sending.send(secret))).toBe("redirect-elsewhere");
  expect(first.asked[0]!.headers.authorization).toBe("Bearer canary");
  expect(canary!.connections()).toBe(0);
  await first.close();
});

test("the name goes along: who serves many names knows which was meant, and a proxy of the environment is not asked", async () => {
  const [canary] = canaries;
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"])
    vi.stubEnv(name, canary!.url);
  vi.stubEnv("NODE_USE_ENV_PROXY", "1");
  const shop = await listener();
  const sending = outgoing([`shop.example:${shop.port}`], async () => ["127.0.0.1"]);
  expect(await sending.send(get(`http://shop.example:${shop.port}/hook`))).toMatchObject({ status: 200, body: "{}" });
  expect(shop.asked[0]!.headers.host).toBe(`shop.example:${shop.port}`);
  expect(canary!.connections()).toBe(0);
  await shop.close();
});

test("over TLS the name is said at the beginning, though the address was looked up before", async () => {
  const said: Buffer[] = [];
  const server = createServer((socket) => socket.once("data", (bytes: Buffer) => said.push(bytes) && socket.destroy()));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const sending = outgoing([`shop.example:${port}`], async () => ["127.0.0.1"]);
  expect(await reasonOf(sending.send(get(`https://shop.example:${port}/`)))).toBe("connection-failed");
  expect(said[0]!.includes("shop.example")).toBe(true);
  await new Promise((closed) => server.close(closed));
});

test("an answer is at most 1 MB and in time; who never answers, or not to the end, is left", async () => {
  const odd = await listener(({ path }, response) => {
    if (path === "/large") return void response.end("x".repeat(1024 * 1024 + 1));
    if (path === "/fits") return void response.end("x".repeat(1024 * 1024));
    if (path === "/half") return void response.writeHead(200, { "content-length": "100" }).write("half");
    if (path === "/broken") return void response.socket!.destroy();
    // Anything else is never answered.
  });
  const sending = outgoing([`127.0.0.1:${odd.port}`]);
  expect((await sending.send(get(`${odd.url}/fits`))).body).toHaveLength(1024 * 1024);
  expect(await reasonOf(sending.send(get(`${odd.url}/large`)))).toBe("answer-too-large");
  expect(await reasonOf(sending.send({ ...get(`${odd.url}/never`), within: 150 }))).toBe("answer-timeout");
  expect(await reasonOf(sending.send({ ...get(`${odd.url}/half`), within: 150 }))).toBe("answer-timeout");
  expect(await reasonOf(sending.send(get(`${odd.url}/broken`)))).toBe("connection-failed");
  await odd.close();
  // A port where nobody has listened: one that has just been left may still reset who comes.
  const nowhere = `127.0.0.1:${await freePort()}`;
  expect(await reasonOf(outgoing([nowhere]).send(get(`http://${nowhere}/gone`)))).toBe("connection-refused");
});

test("a name that is not answered in time is left after 3 s", async () => {
  vi.useFakeTimers();
  const sending = outgoing([], () => new Promise(() => {}));
  const doing = reasonOf(sending.send(get("https://slow.example/")));
  await vi.advanceTimersByTimeAsync(3_001);
  vi.useRealTimers();
  expect(await doing).toBe("connect-timeout");
});
