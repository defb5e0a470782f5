import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { scannerNamed, scannerSetting } from "../../../../src-hub/uploads/scanners/named.ts";

const folder = mkdtempSync(join(tmpdir(), "frontdesk-scanner-"));
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// In two halves, so that no scanner takes this file for what it is about.
const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"}!$H+H*`;

function fileOf(content: string | Buffer): string {
  const file = join(folder, "raw");
  writeFileSync(file, content);
  return file;
}

/** A daemon that speaks INSTREAM as clamd does, and knows one virus. */
async function clamd(answer?: (body: Buffer, socket: Socket) => string): Promise<string> {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (data: Buffer) => {
      heard = Buffer.concat([heard, data]);
      const body = streamed(heard);
      if (body === undefined) return;
      const said =
        answer?.(body, socket) ?? (body.includes("EICAR-STANDARD") ? "stream: Eicar-Signature FOUND" : "stream: OK");
      socket.end(`${said}\0`);
    });
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  return `clamd:127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What came in chunks, once the empty one has come. */
function streamed(heard: Buffer): Buffer | undefined {
  const opening = Buffer.from("zINSTREAM\0");
  if (heard.length < opening.length) return undefined;
  if (!heard.subarray(0, opening.length).equals(opening)) throw new Error("that is not clamd's language");
  const parts: Buffer[] = [];
  for (let at = opening.length; at + 4 <= heard.length;) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    if (at + 4 + length > heard.length) return undefined;
    parts.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

const scanned = async (setting: string, content: string | Buffer) =>
  scannerNamed(scannerSetting(setting)).scan(fileOf(content));

test("clamd finds what it knows and passes what it does not, whole", async () => {
  let heard = 0;
  const setting = await clamd((body) => {
    heard = body.length;
    return body.includes("EICAR") ? "stream: Eicar-Signature FOUND" : "stream: OK";
  });
  expect(await scanned(setting, eicar)).toEqual({ found: "Eicar-Signature" });
  expect(await scanned(setting, Buffer.alloc(1_000_000, "a"))).toEqual({ found: null });
  expect(heard).toBe(1_000_000);
  expect(await scanned(setting, "")).toEqual({ found: null });
});

test.each([
  ["says that it was too much", "INSTREAM size limit exceeded. ERROR"],
  ["says something else", "stream: OKAY"],
  ["says nothing", ""],
  ["talks without end", "x".repeat(5_000)],
])("a clamd that %s has not passed the file", async (_, answer) => {
  await expect(scanned(await clamd(() => answer), "a")).rejects.toThrow(/clamd/);
});

test("a clamd that is not there, or goes in the middle, has not passed the file", async () => {
  await expect(scanned("clamd:127.0.0.1:1", "a")).rejects.toThrow(/ECONNREFUSED/);
  const gone = await clamd((_body, socket) => {
    socket.destroy();
    return "";
  });
  await expect(scanned(gone, "a")).rejects.toThrow();
});

test("a program of the house says it by how it ends", async () => {
  const program = join(folder, "scan.sh");
  writeFileSync(
    program,
    `#!/bin/sh\ngrep -q EICAR "$1" && echo "Eicar found" && exit 1\ngrep -q broken "$1" && exit 2\nexit 0\n`,
  );
  chmodSync(program, 0o700);
  expect(await scanned(`command:${program}`, eicar)).toEqual({ found: "Eicar found" });
  expect(await scanned(`command:${program}`, "fine")).toEqual({ found: null });
  await expect(scanned(`command:${program}`, "broken")).rejects.toThrow(/failed \(2\)/);
  await expect(scanned(`command:${join(folder, "none")}`, "a")).rejects.toThrow(/ENOENT/);
});

test.each(["clamd", "clamd:host", "clamd:host:port", "command:scan", "command:", "http://scanner", "clamd:a b:1"])(
  "%s is no scanner",
  (setting) => {
    expect(() => scannerSetting(setting)).toThrow(/must be/);
  },
);
