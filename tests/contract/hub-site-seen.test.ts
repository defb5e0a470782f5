import { get } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askedOfHub, type AskedOfHub } from "../support/asked-of-hub.ts";
import { shopOrigin, testServer, type TestServer } from "../support/hub-server.ts";

// Where a site was seen, the hub knows from what its pages ask: by the loader, or by the panel in a frame.

let server: TestServer;
let administrator: AskedOfHub;
beforeAll(async () => {
  server = await testServer();
  administrator = await askedOfHub(server.url, await server.signIn(3));
});
afterAll(async () => {
  administrator.close();
  await server.stop();
});

const shop = async () => (await administrator.ask("setUp.read", {})).sites.find(({ key }) => key === "shop")!;
const seen = (which: "seen" | "elsewhere") =>
  expect.poll(async () => (await shop())[which]?.origin ?? null, { timeout: 5_000 });

/** With headers that only a browser may set. */
const asks = (path: string, headers: Record<string, string>) =>
  new Promise<void>((resolve, reject) => {
    get(new URL(path, server.url), { headers }, (response) => response.resume().on("end", resolve)).on("error", reject);
  });

test("nobody's page, a page that may not show it, the panel around which a page's policy lets nothing be asked, the loader", async () => {
  await asks("/site/shop.json", {});
  await asks("/widget/shop", {});
  await asks("/video/shop", { referer: `${shopOrigin}/` });
  await asks("/widget/shop", { referer: `${shopOrigin}/`, "sec-fetch-dest": "document" });
  await asks("/widget/shop", { referer: "no address", "sec-fetch-dest": "iframe" });
  await asks("/site/shop.json", { origin: "https://copied.example" });
  await seen("elsewhere").toBe("https://copied.example");
  expect((await shop()).seen).toBeNull();
  expect(await administrator.ask("setUp.read", {})).toMatchObject({ hub: server.url, isFresh: true });
  await asks("/widget/shop", { referer: `${shopOrigin}/basket.html`, "sec-fetch-dest": "iframe" });
  await seen("seen").toBe(shopOrigin);
  const first = (await shop()).seen;
  await asks("/site/shop.json", { origin: shopOrigin });
  expect((await shop()).seen).toEqual(first);
  expect((await administrator.ask("setUp.read", {})).isFresh).toBe(false);
});
