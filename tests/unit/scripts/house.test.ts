import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type House, openHouse } from "../../../scripts/start/house.ts";
import { isRunning } from "../../support/processes.ts";

const root = join(import.meta.dirname, "../../support/fake-house");
let data = "";
let lines: string[] = [];
let houses: House[] = [];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "frontdesk-house-"));
  lines = [];
  houses = [];
});
afterEach(async () => {
  for (const house of houses) await house.stop();
  rmSync(data, { recursive: true, force: true });
});

async function open(mood = "", signal = new AbortController().signal): Promise<House> {
  const house = await openHouse({
    root,
    data,
    livekit: { command: process.execPath, args: (file) => [join(root, "livekit.ts"), file], from: "a fake" },
    desk: { electron: undefined, open: false, chromium: undefined },
    env: { ...process.env, FAKE_HUB: mood },
    signal,
    say: (line) => lines.push(line),
  });
  houses.push(house);
  return house;
}

const read = (name: string): string => readFileSync(join(data, name), "utf8");
const mode = (name: string): number => statSync(join(data, name)).mode & 0o777;

test("opens hub, LiveKit, shop and desk, signed in by a one-time ticket", async () => {
  const house = await open();
  expect(house.desk()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#one-time-ticket$/);
  expect(house.first).toBe(true);
  expect(house.accounts.map(({ name }) => name)).toEqual(["Anna", "Sami"]);
  const page = await (await fetch(house.demo)).text();
  expect(page).toContain(`src="${house.hub}/loader.js"`);
  expect(page).not.toContain("__SITE__");
  expect(lines).toEqual([]);
});

test("what it writes is for its owner only", async () => {
  await open();
  expect(mode("settings.json")).toBe(0o600);
  expect(mode("keys/livekit.json")).toBe(0o600);
  expect(mode("livekit.json")).toBe(0o600);
  expect(mode("logs/hub.log")).toBe(0o600);
  for (const folder of ["logs", "keys", "desk"]) expect(mode(folder)).toBe(0o700);
});

test("stops desk, hub and LiveKit in this order, and whatever they started", async () => {
  const house = await open();
  const pids = (["hub", "livekit", "desk"] as const).map((part) => house.pid(part) ?? 0);
  await house.stop();
  expect(read("stops")).toBe("desk\nhub\nlivekit\n");
  expect([...pids, Number(read("browsers"))].filter(isRunning)).toEqual([]);
  expect(existsSync(join(data, "start.lock"))).toBe(false);
});

test("kills a hub that does not go", async () => {
  const house = await open("stubborn");
  const pid = house.pid("hub") ?? 0;
  await house.stop();
  expect(isRunning(pid)).toBe(false);
});

test("opens again on the same ports, and shows no passwords then", async () => {
  const first = await open();
  const addresses = [first.hub, first.demo, first.livekit];
  await first.stop();
  const again = await open();
  expect([again.hub, again.demo, again.livekit]).toEqual(addresses);
  expect(again.first).toBe(false);
});

test("starts a killed hub again", async () => {
  const house = await open();
  const killed = house.pid("hub") ?? 0;
  process.kill(killed, "SIGKILL");
  await vi.waitFor(() => expect(read("hub-starts").trim().split("\n")).toHaveLength(2), { timeout: 5_000 });
  expect(house.pid("hub")).not.toBe(killed);
  expect(lines.join()).toContain("The hub ended (SIGKILL); it is started again.");
});

test("a hub that refuses to start ends the start with its own words and the name of its log", async () => {
  await expect(open("refuses")).rejects.toThrow(
    /The hub did not start \(exit code 1\).*logs\/hub\.log:\nThe database is not a database\.$/s,
  );
  expect(existsSync(join(data, "start.lock"))).toBe(false);
});

test("the desk says a fresh address when it is asked, and no ticket of it stands in a log", async () => {
  const house = await open();
  const [address = ""] = house.desk().split("#");
  house.askDesk();
  await vi.waitFor(() => expect(lines).toEqual([`Desk: ${address}#fresh-1`]), { timeout: 5_000 });
  expect(house.desk()).toBe(`${address}#fresh-1`);
  house.askDesk();
  await vi.waitFor(() => expect(lines.at(-1)).toBe(`Desk: ${address}#fresh-2`), { timeout: 5_000 });
  expect(read("logs/desk.log")).toBe(`Desk: ${address}\n`.repeat(3));
});

test("a desk that died is not asked, and says its new address by itself", async () => {
  const house = await open();
  process.kill(house.pid("desk") ?? 0, "SIGKILL");
  house.askDesk();
  await vi.waitFor(() => expect(lines.at(-1)).toMatch(/^Desk: .*#none$/), { timeout: 5_000 });
  house.askDesk();
  await vi.waitFor(() => expect(lines.at(-1)).toMatch(/^Desk: .*#fresh-1$/), { timeout: 5_000 });
});

test("goes to the sign-in screen when the password was changed, and says so", async () => {
  const house = await open("new-passwords");
  expect(house.desk()).toMatch(/#none$/);
  expect(lines.join()).toContain("opens at its sign-in screen");
});

test("a data folder in use is refused, and given back by a process that is gone", async () => {
  const house = await open();
  await expect(open()).rejects.toThrow(`in use by another start (process ${process.pid})`);
  await house.stop();
  writeFileSync(join(data, "start.lock"), JSON.stringify({ pid: process.pid, began: "long ago" }));
  await expect(open()).resolves.toBeDefined();
});

test("a port that was taken since is named with its holder", async () => {
  const house = await open();
  await house.stop();
  const port = Number(new URL(house.hub).port);
  const thief = createServer().listen(port, "127.0.0.1");
  await vi.waitFor(() => expect(thief.listening).toBe(true));
  try {
    await expect(open()).rejects.toThrow(
      new RegExp(`Port ${port} \\(TCP\\), which the hub keeps .* taken by .*process ${process.pid}.*ports\\.hub`),
    );
  } finally {
    thief.close();
  }
});

test("stopped while it opens, it leaves nothing behind", async () => {
  const stopping = new AbortController();
  const opening = open("", stopping.signal);
  await vi.waitFor(() => expect(existsSync(join(data, "hub-starts"))).toBe(true), { timeout: 5_000 });
  stopping.abort(new Error("stopped in the middle"));
  await expect(opening).rejects.toThrow("stopped in the middle");
  expect(isRunning(Number(read("hub-starts")))).toBe(false);
  expect(existsSync(join(data, "start.lock"))).toBe(false);
});
