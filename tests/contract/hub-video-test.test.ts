import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestReport, TestStart } from "../../src-shared/video-test/model.ts";
import { testServer, type TestServer } from "../support/hub-server.ts";

let server: TestServer;
const files = mkdtempSync(join(tmpdir(), "frontdesk-video-test-"));
beforeAll(async () => {
  mkdirSync(join(files, "assets"));
  writeFileSync(join(files, "index.html"), "<!doctype html><title>Video test</title>");
  writeFileSync(join(files, "assets", "index-Ab3_x9Qz.js"), "export {};");
  server = await testServer({ FRONTDESK_VIDEO_TEST_FILES: files });
});
afterAll(async () => {
  await server.stop();
  rmSync(files, { recursive: true });
});

const report: TestReport = { kind: "quick", browser: "canary-browser", parts: [] };
const put = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/video-test`, {
    method: "PUT",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const reasonOf = async (response: Response) =>
  ((await response.json()) as { fault: { code: string; reason: string } }).fault.reason;

test("the page is for everybody, in no frame, without a cookie, and reaches nothing but hub and media server", async () => {
  const response = await fetch(`${server.url}/video-test`);
  expect(response.status).toBe(200);
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain(`connect-src 'self' ${server.url.replace("http", "ws")}`);
  expect(policy).not.toContain("unsafe");
  expect(response.headers.get("x-frame-options")).toBe("DENY");
  expect(response.headers.get("permissions-policy")).toContain("camera=(self), microphone=(self)");
  expect(response.headers.get("permissions-policy")).toContain("geolocation=()");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("set-cookie")).toBeNull();
  const script = await fetch(`${server.url}/video-test-files/assets/index-Ab3_x9Qz.js`);
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect((await fetch(`${server.url}/video-test-files/index.html`)).status).not.toBe(200);
});

test("a test begins and its report is kept; its secret is in no log and no address", async () => {
  const begun = await server.post("/video-test", {}, { origin: server.url });
  expect(begun.status).toBe(200);
  const { number, secret } = (await begun.json()) as TestStart;
  expect(await (await put({ number, secret, report })).json()).toEqual({});
  expect(await reasonOf(await put({ number, secret: "canary-secret", report }))).toBe("test-gone");
  expect(await reasonOf(await put({ number, secret, report: { ...report, kind: "slow" } }))).toBe("invalid-input");
  expect((await put({ number, secret, report: { ...report, browser: "x".repeat(70_000) } })).status).toBe(400);
  expect(server.logged()).not.toContain(secret);
  expect(server.logged()).not.toContain(number);
  expect(server.logged()).not.toContain("canary");
});

test("no page of another site begins a test, or hands a report in", async () => {
  const headers = { origin: "https://elsewhere.example" };
  expect(await reasonOf(await server.post("/video-test", {}, headers))).toBe("origin-refused");
  expect(await reasonOf(await put({ number: "2222-2222", secret: "", report }, headers))).toBe("origin-refused");
});

test("who begins test after test is told to wait", async () => {
  const answers: Response[] = [];
  for (let turn = 0; turn < 21; turn++) answers.push(await server.post("/video-test", {}));
  const last = answers.at(-1)!;
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await reasonOf(last)).toBe("tests-many");
});

test("a hub whose page is not built says so", async () => {
  const bare = await testServer({ FRONTDESK_VIDEO_TEST_FILES: join(files, "nothing") });
  const response = await fetch(`${bare.url}/video-test`);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain("npm run build");
  await bare.stop();
});
