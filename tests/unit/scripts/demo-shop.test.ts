import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DemoShop, startDemoShop } from "../../../scripts/demo-shop.ts";

let folder = "";
let shop: DemoShop;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-shop-"));
  mkdirSync(join(folder, "shop"));
  writeFileSync(join(folder, "secret.txt"), "secret");
  mkdirSync(join(folder, "shop-secrets"));
  writeFileSync(join(folder, "shop-secrets", "a.txt"), "secret");
  writeFileSync(join(folder, "shop", "index.html"), "<script src=__HUB__/loader.js data-site=__SITE__></script>");
  writeFileSync(join(folder, "shop", "basket.html"), "basket");
  writeFileSync(join(folder, "shop", "a.png"), Buffer.from([0x89, 0x5f, 0x5f]));
  shop = await startDemoShop({ port: 0, hub: "http://127.0.0.1:1", site: "key", folder: join(folder, "shop") });
});
afterEach(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

/** As it is written: `fetch` would tidy the path. */
function status(path: string, method = "GET"): Promise<number> {
  const { port } = new URL(shop.url);
  return new Promise((resolve, reject) => {
    const asking = get({ host: "127.0.0.1", port, path, method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asking.once("error", reject);
    asking.end();
  });
}

test("shows its pages with the hub's address and the site's key, on localhost", async () => {
  expect(shop.url).toMatch(/^http:\/\/localhost:\d+$/);
  expect(await (await fetch(shop.url)).text()).toBe("<script src=http://127.0.0.1:1/loader.js data-site=key></script>");
  expect(await (await fetch(`${shop.url}/basket`)).text()).toBe("basket");
});

test("its pages allow the hub's script and frame, and nothing else of others", async () => {
  const { headers } = await fetch(shop.url);
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'self'; script-src 'self' http://127.0.0.1:1; frame-src http://127.0.0.1:1; connect-src 'self' http://127.0.0.1:1",
  );
});

test("pictures stay as they are", async () => {
  const response = await fetch(`${shop.url}/a.png`);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0x89, 0x5f, 0x5f]);
});

test.each([
  "/../secret.txt",
  "/..%2fsecret.txt",
  "/%2e%2e/secret.txt",
  "/../shop-secrets/a.txt",
  "/%00",
  "/%",
  "/none",
])("shows nothing at %s", async (path) => {
  expect(await status(path)).toBe(404);
});

test("takes nothing", async () => {
  expect(await status("/", "POST")).toBe(405);
});
