import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeCodes } from "../../src-shared/rpc/pipe.ts";
import { bareSocket } from "../support/hub-server.ts";

// Each test starts a process or two, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

let folder = "";
const children: ChildProcess[] = [];
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "frontdesk-process-"))));
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  code: number | null;
  out: string;
  error: string;
}

/** Starts the hub as its own process, as `npm start` does. */
function startHub(environment: Record<string, string> = {}, flags: string[] = []) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../src-hub/server.ts"), ...flags], {
    env: { FRONTDESK_DATA: folder, FRONTDESK_PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const said = { out: "", error: "" };
  child.stdout.on("data", (data: Buffer) => (said.out += data.toString()));
  child.stderr.on("data", (data: Buffer) => (said.error += data.toString()));
  const ended = once(child, "close").then(([code]): Ended => ({ code: code as number | null, ...said }));
  const listening = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", () => {
      const line = said.out.split("\n").find((one) => one.includes("hub listening"));
      if (line) resolve((JSON.parse(line) as { url: string }).url);
    });
    void ended.then(({ error }) => reject(new Error(error)));
  });
  // Some tests want only the end: then nobody asks where it listens.
  listening.catch(() => undefined);
  return { child, ended, listening };
}

const refusedWith = async (environment: Record<string, string>, sentence: RegExp, flags: string[] = []) => {
  const { code, error, out } = await startHub(environment, flags).ended;
  expect(error).toMatch(sentence);
  expect(error.trim().split("\n")).toHaveLength(1);
  expect(out).not.toContain("hub listening");
  expect(code).toBe(1);
};

test("it says where it listens, answers, and ends cleanly within three seconds of SIGTERM, with sockets open", async () => {
  const { child, listening, ended } = startHub();
  const url = await listening;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const socket = await bareSocket(url, "/agent");
  const begun = performance.now();
  child.kill("SIGTERM");
  expect(await socket.closed).toEqual({ code: closeCodes.restarting, reason: "restarting" });
  const { code, out, error } = await ended;
  expect({ code, error }).toEqual({ code: 0, error: "" });
  expect(out).toContain("hub stopped");
  expect(performance.now() - begun).toBeLessThan(3_000);
});

test("Ctrl-C ends it too, and the next start finds its accounts, keys and epoch again", async () => {
  const first = startHub();
  await first.listening;
  const accounts = readFileSync(join(folder, "accounts.json"), "utf8");
  first.child.kill("SIGINT");
  expect((await first.ended).code).toBe(0);
  const second = startHub();
  await second.listening;
  expect(readFileSync(join(folder, "accounts.json"), "utf8")).toBe(accounts);
});

test("the passwords that it made are in the file and not in its output", async () => {
  const { listening, child, ended } = startHub({ FRONTDESK_LOG_LEVEL: "debug" });
  await listening;
  child.kill("SIGTERM");
  const { out, error } = await ended;
  for (const { password } of JSON.parse(readFileSync(join(folder, "accounts.json"), "utf8")) as Array<{
    password: string;
  }>)
    expect(out + error).not.toContain(password);
});

test("a taken port is one sentence", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as AddressInfo;
  await refusedWith(
    { FRONTDESK_PORT: String(port) },
    new RegExp(`^Port ${port} on 127.0.0.1 .*another program holds it`),
  );
  holder.close();
});

test("a wrong setting is one sentence", async () => {
  await refusedWith({ FRONTDESK_PORT: "web" }, /^FRONTDESK_PORT \("web"\) must be a whole number/);
  await refusedWith({}, /--nonsense/, ["--nonsense"]);
});

test("an address that this machine has not is one sentence", async () => {
  await refusedWith(
    { FRONTDESK_HOST: "192.0.2.1", FRONTDESK_PUBLIC_URL: "https://desk.example" },
    /this machine has no such address/,
  );
});

test("a file that is not a database, of another program, or of a newer Frontdesk is one sentence, and stays as it was", async () => {
  const file = join(folder, "hub.sqlite");
  writeFileSync(file, "these are my recipes, not a database ".repeat(100));
  await refusedWith({}, /is not a database/);
  expect(readFileSync(file, "utf8")).toContain("my recipes");
  rmSync(file);
  const other = new Database(file);
  other.pragma("user_version = 7");
  other.close();
  await refusedWith({}, /belongs to another program/);
});

test("a data folder that is a file is one sentence", async () => {
  writeFileSync(join(folder, "file"), "");
  await refusedWith({ FRONTDESK_DATA: join(folder, "file") }, /could not be opened/);
});

test("a damaged signing key is one sentence", async () => {
  mkdirSync(join(folder, "keys"));
  writeFileSync(join(folder, "keys", "01890000-0000-7000-8000-000000000001.pem"), "no key");
  await refusedWith({}, /signing key .* cannot be used/);
});
