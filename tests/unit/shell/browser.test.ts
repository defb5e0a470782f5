import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { appMode, findBrowser, hasDisplay, openBrowser } from "../../../src-main/shell/node/browser.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };

test("the first browser of the preferred kind on PATH, else the system's usual places, else none", () => {
  const PATH = ["/opt/bin", "/usr/bin"].join(delimiter);
  const having =
    (...files: string[]) =>
    (file: string) =>
      files.includes(file);
  expect(findBrowser({ PATH }, "linux", having(join("/usr/bin", "chromium"), join("/usr/bin", "microsoft-edge")))).toBe(
    join("/usr/bin", "chromium"),
  );
  const chrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  expect(findBrowser({ PATH }, "darwin", having(chrome))).toBe(chrome);
  const edge = join("C:\\Program Files (x86)", "Microsoft\\Edge\\Application\\msedge.exe");
  expect(findBrowser({ "ProgramFiles(x86)": "C:\\Program Files (x86)" }, "win32", having(edge))).toBe(edge);
  expect(findBrowser({ PATH: "" }, "linux", () => true)).toBeNull();
  expect(findBrowser({ PATH }, "linux", () => false)).toBeNull();
});

test.each([
  ["linux", {}, false],
  ["linux", { DISPLAY: "" }, false],
  ["linux", { DISPLAY: ":0" }, true],
  ["linux", { DISPLAY: "", WAYLAND_DISPLAY: "wayland-0" }, true],
  ["win32", {}, true],
  ["darwin", {}, true],
] as const)("on %s with %j there is a display: %s", (platform, environment, display) => {
  expect(hasDisplay(environment, platform)).toBe(display);
});

test("app mode plays sound without a click and keeps its pace behind other windows; its sandbox goes only with root", () => {
  const switches = appMode("http://127.0.0.1:1/#t", "/data/browser", false);
  expect(switches).toContain("--app=http://127.0.0.1:1/#t");
  expect(switches).toContain("--user-data-dir=/data/browser");
  for (const name of [
    "autoplay-policy=no-user-gesture-required",
    "disable-background-timer-throttling",
    "disable-renderer-backgrounding",
    "disable-backgrounding-occluded-windows",
  ])
    expect(switches).toContain(`--${name}`);
  expect(switches).not.toContain("--no-sandbox");
  expect(appMode("http://127.0.0.1:1/", "/data/browser", true)).toContain("--no-sandbox");
});

test("a browser and what it started end together", async () => {
  const folder = await mkdtemp(join(tmpdir(), "desk-"));
  const program = join(folder, "browser");
  await writeFile(program, `#!/bin/sh\nsleep 600 &\necho $! > "${folder}/child"\nwait\n`);
  await chmod(program, 0o700);
  const browser = openBrowser(program, "http://127.0.0.1:1/", join(folder, "profile"), silent);
  const child = join(folder, "child");
  await expect.poll(() => readFile(child, "utf8").catch(() => "")).toMatch(/^\d+\n$/);
  const pid = Number(await readFile(child, "utf8"));
  await browser.close();
  await expect.poll(() => runs(pid)).toBe(false);
  await rm(folder, { recursive: true });
});

test("a browser ends with a desk that is killed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "desk-"));
  const program = join(folder, "browser");
  const pidFile = join(folder, "pid");
  await writeFile(program, `#!/bin/sh\necho $$ > "${pidFile}"\nexec sleep 600\n`);
  await chmod(program, 0o700);
  const source = new URL("../../../src-main/shell/node/browser.ts", import.meta.url).href;
  const log = "{ info() {}, warn() {}, error() {} }";
  const script = `(await import("${source}")).openBrowser("${program}", "http://127.0.0.1:1/", "${folder}", ${log});`;
  const desk = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "inherit" });
  await expect.poll(() => readFile(pidFile, "utf8").catch(() => ""), { timeout: 5_000 }).toMatch(/^\d+\n$/);
  const pid = Number(await readFile(pidFile, "utf8"));
  expect(await runs(pid)).toBe(true);
  desk.kill("SIGKILL");
  await expect.poll(() => runs(pid), { timeout: 5_000 }).toBe(false);
  await rm(folder, { recursive: true });
});

test("a browser that does not start is said in the log and has ended", async () => {
  const told: string[] = [];
  const log = { ...silent, error: (message: string) => void told.push(message) };
  const browser = openBrowser("/nowhere/browser", "http://127.0.0.1:1/", "/nowhere/profile", log);
  await browser.ended;
  await browser.close();
  expect(told).toEqual(["The browser /nowhere/browser did not start."]);
});

/** Whether a process still works: one that only waits to be collected has nothing in it any more. */
async function runs(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return status !== "" && !/\) [ZX] /.test(status);
}
