import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { get } from "../support/desk-page.ts";
import { root } from "../support/packed.ts";

let folder: string;
let started: ChildProcess[];

beforeEach(async () => {
  started = [];
  folder = await mkdtemp(join(tmpdir(), "desk-"));
  await mkdir(join(folder, "window"));
  await writeFile(join(folder, "window", "index.html"), "<!doctype html><title>Frontdesk</title>");
});
afterEach(async () => {
  for (const one of started) one.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The desk as `npm start` starts it; its hub is a port where nobody listens. */
function desk(more: Record<string, string> = {}) {
  const env = {
    PATH: process.env["PATH"],
    FRONTDESK_HUB_URL: "http://127.0.0.1:1",
    FRONTDESK_DESK_DATA: join(folder, "data"),
    FRONTDESK_WINDOW_FILES: join(folder, "window"),
    ...more,
  };
  const child = spawn(process.execPath, [join(root, "src-main", "node.ts")], {
    env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  started.push(child);
  const said = { out: "", errors: "" };
  child.stdout.on("data", (data: Buffer) => (said.out += data.toString()));
  child.stderr.on("data", (data: Buffer) => (said.errors += data.toString()));
  return { child, said, ended: once(child, "close") as Promise<[number | null, string | null]> };
}

test("each line that it is given brings an address with a ticket of its own", async () => {
  const { child, said } = desk();
  await expect.poll(() => said.out, { timeout: 10_000 }).toMatch(/^Desk: .*\n$/);
  child.stdin.write("\n\n");
  await expect.poll(() => said.out).toMatch(/^(?:Desk: http:\/\/127\.0\.0\.1:\d+\/#[0-9a-f]{32}\n){3}$/);
  expect(new Set(said.out.trim().split("\n")).size).toBe(3);
});

test.each(["SIGTERM", "SIGINT"] as const)(
  "prints its address, serves its window, and %s ends it with 0",
  async (signal) => {
    const { child, said, ended } = desk();
    await expect
      .poll(() => said.out, { timeout: 10_000 })
      .toMatch(/^Desk: http:\/\/127\.0\.0\.1:\d+\/#[0-9a-f]{32}\n$/);
    const address = said.out.slice("Desk: ".length).trim();
    expect(await get(address)).toMatchObject({ status: 200 });
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    await expect(get(address)).rejects.toThrow("ECONNREFUSED");
  },
);

test("a taken port is said in a sentence, and ends it with 1", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { said, ended } = desk({ FRONTDESK_DESK_PORT: String(port) });
  expect(await ended).toEqual([1, null]);
  expect(said.errors).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`);
  other.close();
});

test("a wrong setting is said in a sentence, and nothing is begun", async () => {
  const { said, ended } = desk({ FRONTDESK_HUB_URL: "the hub" });
  expect(await ended).toEqual([1, null]);
  expect(said).toEqual({
    out: "",
    errors: "FRONTDESK_HUB_URL must be an http or https address, such as http://127.0.0.1:7700.\n",
  });
});
