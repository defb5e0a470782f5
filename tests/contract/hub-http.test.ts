import { afterAll, beforeAll, expect, test } from "vitest";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { VideoRooms } from "../../src-hub/video/rooms.ts";
import { fakeRooms } from "../support/fake-rooms.ts";
import { shopOrigin, testServer, type TestServer } from "../support/hub-server.ts";

let server: TestServer;
const webhooks: Array<[body: string, authorization: string | undefined]> = [];
const rooms: VideoRooms = {
  ...fakeRooms(),
  async webhook(body, authorization) {
    webhooks.push([body, authorization]);
    if (authorization !== "signed") throw refuse("forbidden", "webhook-forged");
    return { id: "1", room: null };
  },
};
beforeAll(async () => void (server = await testServer({}, { rooms })));
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });
const faultOf = async (response: Response) => ((await response.json()) as { fault: unknown }).fault;

test("the widget's page is shown by its site only, is never kept, and has its ticket in it", async () => {
  const response = await get("/widget/shop");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(response.headers.get("content-security-policy")).toContain(`frame-ancestors ${shopOrigin}`);
  expect(response.headers.get("content-security-policy")).toContain(
    `connect-src 'self' ${server.url.replace("http", "ws")}`,
  );
  expect(response.headers.get("x-frame-options")).toBeNull();
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("set-cookie")).toBeNull();
  const page = await response.text();
  expect(page).toContain('name="site" content="shop"');
  expect(page).not.toContain("__FRONTDESK");
  expect(await server.ticket()).not.toBe(await server.ticket());
});

test.each(["nobody", "SHOP", "a%20b", "%3Cscript%3E", "x".repeat(90)])(
  "a site key %s is refused in a sentence",
  async (key) => {
    const response = await get(`/widget/${key}`);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await response.text()).toMatch(/^There is no site with this key\./);
  },
);

test("loader and assets may be included by any site, and hashed names are kept for ever", async () => {
  const loader = await get("/loader.js");
  expect(loader.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(loader.headers.get("access-control-allow-origin")).toBe("*");
  expect(loader.headers.get("content-type")).toContain("text/javascript");
  expect(loader.headers.get("cache-control")).toBe("public, max-age=300");
  const hashed = await get("/widget-files/assets/widget-Ab3_x9Qz.js");
  expect(hashed.status).toBe(200);
  expect(hashed.headers.get("content-type")).toContain("javascript");
  expect(hashed.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(hashed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(hashed.headers.get("x-content-type-options")).toBe("nosniff");
  expect((await get("/widget-files/plain.css")).headers.get("cache-control")).toBe("public, max-age=300");
});

test("what is published is readable by pages of the site alone, and names a file that is kept for ever", async () => {
  const own = await get("/site/shop.json", { origin: shopOrigin });
  expect(own.status).toBe(200);
  expect(own.headers.get("access-control-allow-origin")).toBe(shopOrigin);
  expect(own.headers.get("vary")).toBe("origin");
  expect(own.headers.get("cache-control")).toBe("public, max-age=5");
  const { script } = (await own.json()) as { script: string };
  const file = await get(script);
  expect(file.headers.get("access-control-allow-origin")).toBe("*");
  expect(file.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(file.headers.get("content-type")).toContain("javascript");
  expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  // A page that may not ask what is published has the same by its plain name.
  const plain = await get("/page-files/page.js");
  expect(plain.headers.get("cache-control")).toBe("public, max-age=300");
  expect(await plain.text()).toBe(await file.text());
  const other = await get("/site/shop.json", { origin: "https://elsewhere.example" });
  expect(other.headers.get("access-control-allow-origin")).toBeNull();
  for (const path of ["/site/nobody.json", "/site/%3Cscript%3E.json", "/page-files/page-zzzzzzzz.js"])
    expect((await get(path)).status).toBe(404);
  for (const path of ["/page-files/..%2faccounts.json", "/page-files/%2e%2e"])
    expect([400, 404]).toContain((await get(path)).status);
});

test("what can be had is told to pages of the site alone, kept for a second, and names nobody", async () => {
  const own = await get("/availability/shop", { origin: shopOrigin });
  expect(own.status).toBe(200);
  expect(own.headers.get("access-control-allow-origin")).toBe(shopOrigin);
  expect(own.headers.get("vary")).toBe("origin");
  expect(own.headers.get("cache-control")).toBe("public, max-age=1");
  expect(own.headers.get("set-cookie")).toBeNull();
  // Nobody is at work: somebody may wait for a chat, and there is no call.
  expect(await own.json()).toEqual({ chat: true, video: false });
  const other = await get("/availability/shop?button=advice", { origin: "https://elsewhere.example" });
  expect(other.headers.get("access-control-allow-origin")).toBeNull();
  expect((await get("/availability/nobody")).status).toBe(404);
  expect((await get("/availability/%3Cscript%3E")).status).toBe(404);
  expect((await get("/availability/shop?button=a&button=b")).status).toBe(200);
});

test.each([
  "index.html",
  "%2e%2e/accounts.json",
  "..%2faccounts.json",
  "%2e%2e%2fkeys/",
  ".%00",
  "assets",
  "nothing.js",
])("/widget-files/%s is not served", async (path) => {
  const response = await get(`/widget-files/${path}`);
  expect([400, 403, 404]).toContain(response.status);
  expect(await response.text()).not.toContain("password");
});

test("probes, and what a desk asks before it signs in", async () => {
  expect(await (await get("/healthz")).json()).toEqual({ healthy: true });
  expect(await (await get("/readyz")).json()).toEqual({ ready: true });
  const { filesUrl, ...facts } = (await (await get("/desk.json")).json()) as Record<string, string>;
  expect(facts).toEqual({ name: "Frontdesk", livekitUrl: null, frames: [], signIn: { password: true, house: null } });
  expect(filesUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test("figures are for programs of this machine only", async () => {
  const response = await get("/metrics");
  expect(response.status).toBe(200);
  const text = await response.text();
  for (const name of [
    "frontdesk_connections",
    "frontdesk_asks_total",
    "frontdesk_ask_seconds",
    "frontdesk_commit_works_bucket",
  ])
    expect(text).toContain(name);
  expect((await get("/metrics", { "x-forwarded-for": "127.0.0.1" })).status).toBe(403);
  expect((await get("/metrics", { forwarded: "for=127.0.0.1" })).status).toBe(403);
});

test("every other answer is locked: not framed, not sniffed, not kept, not read by other sites", async () => {
  for (const path of ["/healthz", "/desk.json", "/nothing", "/sign-in"]) {
    const { headers } = await get(path);
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("strict-transport-security")).toBeNull();
  }
  const nothing = await get("/nothing");
  expect(nothing.status).toBe(404);
  expect(await faultOf(nothing)).toEqual({ code: "gone", reason: "not-found" });
});

test("a webhook reaches the hub byte for byte, with its signature; what is forged or too large is refused", async () => {
  const body = '{ "event" : "room_finished",\r\n "x":1e3, "ä":"\\u00e4" }';
  const headers = { "content-type": "application/webhook+json", authorization: "signed" };
  expect((await server.post("/livekit/webhook", body, headers)).status).toBe(200);
  expect((await server.post("/livekit/webhook", body, { ...headers, authorization: "forged" })).status).toBe(403);
  expect((await server.post("/livekit/webhook", body)).status).toBe(403);
  expect((await server.post("/livekit/webhook", "x".repeat(70_000), headers)).status).toBe(400);
  expect(webhooks).toEqual([
    [body, "signed"],
    [body, "forged"],
    [body, undefined],
  ]);
});

test("behind TLS browsers are told to stay there, and the door names the outer addresses", async () => {
  const outer = await testServer({
    FRONTDESK_PUBLIC_URL: "https://desk.example",
    FRONTDESK_TRUST_PROXY: "loopback",
    FRONTDESK_NAME: "Garden Ltd",
    FRONTDESK_LIVEKIT_URL: "ws://livekit.lan:7880",
    FRONTDESK_LIVEKIT_PUBLIC_URL: "wss://livekit.example",
    FRONTDESK_LIVEKIT_KEY: "key",
    FRONTDESK_LIVEKIT_SECRET: "s".repeat(32),
  });
  const inner = outer.local;
  expect((await fetch(`${inner}/healthz`)).headers.get("strict-transport-security")).toBe("max-age=31536000");
  expect(await (await fetch(`${inner}/desk.json`)).json()).toEqual({
    name: "Garden Ltd",
    livekitUrl: "wss://livekit.example",
    // Nobody outside reaches where it listens, and no outer address is set.
    filesUrl: null,
    frames: [],
    signIn: { password: true, house: null },
  });
  const policy = (await fetch(`${inner}/widget/shop`)).headers.get("content-security-policy");
  expect(policy).toContain(
    "connect-src 'self' wss://desk.example https://desk.example wss://livekit.example https://livekit.example;",
  );
  expect(policy).not.toContain("livekit.lan");
  await outer.stop();
});
