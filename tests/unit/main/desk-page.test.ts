import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { deskPage } from "../../../src-main/hub-link/desk-page.ts";
import type { Found } from "../../../src-shared/connectors/model.ts";
import { fakeHub } from "../../support/fake-hub.ts";
import { fakeLog } from "../../support/fake-shell.ts";
import { handClock } from "../../support/hand-clock.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "desk-page-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const finds = (url: string, openIn: Found["openIn"]) => Promise.resolve({ found: [{ url, openIn }] });

test("whose pages may stand inside the window is asked anew when one is found that it does not know, and not before", async () => {
  const hub = fakeHub(handClock());
  hub.frames.push("https://crm.example/some/path");
  const page = await deskPage(hub.http, folder, fakeLog());
  expect(page.frames()).toEqual(["https://crm.example"]);
  hub.frames.splice(0, 1, "https://orders.example");
  await page.finds(finds("https://crm.example/c/1", "panel"));
  await page.finds(finds("https://orders.example/c/1", "browser"));
  expect(page.frames()).toEqual(["https://crm.example"]);
  expect(await page.finds(finds("https://orders.example/c/1", "panel"))).toEqual({
    found: [{ url: "https://orders.example/c/1", openIn: "panel" }],
  });
  expect(page.frames()).toEqual(["https://orders.example"]);
});

test("a hub that does not answer leaves what it said before, also for the next start; no answer adds an origin by itself", async () => {
  const hub = fakeHub(handClock());
  hub.frames.push("https://crm.example");
  await deskPage(hub.http, folder, fakeLog());
  hub.reachable = false;
  const page = await deskPage(hub.http, folder, fakeLog());
  expect(page.frames()).toEqual(["https://crm.example"]);
  await page.finds(finds("https://evil.example/", "panel"));
  expect(page.frames()).toEqual(["https://crm.example"]);
  const failed = new Error("gone");
  await expect(page.finds(Promise.reject(failed))).rejects.toBe(failed);
});
