import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sealedSecrets } from "../../../src-main/shell/electron/secrets.ts";

let data: string;
let told: string[];
const log = {
  info: (message: string) => void told.push(message),
  warn: (message: string) => void told.push(message),
  error: (message: string) => void told.push(message),
};

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "desk-"));
  told = [];
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** A keyring that turns texts around; `stale`: it wants them sealed anew. */
function keyring({ available = true, stale = false, locked = false } = {}) {
  const state = { available, stale, locked, sealed: 0 };
  const turned = (text: string) => text.split("").toReversed().join("");
  return Object.assign(state, {
    isAsyncEncryptionAvailable: async () => state.available,
    async encryptStringAsync(text: string) {
      state.sealed += 1;
      return Buffer.from(turned(text));
    },
    async decryptStringAsync(bytes: Buffer) {
      if (state.locked) throw new Error("the keyring is locked");
      return { result: turned(bytes.toString("utf8")), shouldReEncrypt: state.stale };
    },
  });
}

const file = () => join(data, "secrets", "refresh");

test("is sealed on the disk, for its owner only, and read again", async () => {
  const secrets = sealedSecrets(data, keyring(), log);
  await secrets.keep("refresh", "a refresh token");
  expect(await readFile(file(), "utf8")).not.toContain("refresh token");
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(await secrets.read("refresh")).toBe("a refresh token");
  await secrets.keep("refresh", null);
  expect(await secrets.read("refresh")).toBeNull();
});

test("is sealed anew when the keyring asks for it", async () => {
  const ring = keyring({ stale: true });
  const secrets = sealedSecrets(data, ring, log);
  await secrets.keep("refresh", "token");
  expect(await secrets.read("refresh")).toBe("token");
  expect(ring.sealed).toBe(2);
});

test("a locked keyring reads as missing, said in the log; the file stays for when it opens", async () => {
  const ring = keyring();
  const secrets = sealedSecrets(data, ring, log);
  await secrets.keep("refresh", "token");
  ring.locked = true;
  expect(await secrets.read("refresh")).toBeNull();
  expect(told).toEqual(['The secret "refresh" could not be opened.']);
  ring.locked = false;
  expect(await secrets.read("refresh")).toBe("token");
});

test("without a keyring it is a file of its owner's, said aloud", async () => {
  const secrets = sealedSecrets(data, keyring({ available: false }), log);
  await secrets.keep("refresh", "token");
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(told).toEqual(["This system has no keyring: secrets are kept in files that only their owner can read."]);
  expect(await secrets.read("refresh")).toBe("token");
});

test("a file that is not one of ours counts as missing", async () => {
  const secrets = sealedSecrets(data, keyring(), log);
  await secrets.keep("refresh", "token");
  for (const content of ["", "token", "{}", '{"sealed":"%%%"}']) {
    await writeFile(file(), content);
    expect(await secrets.read("refresh")).toBeNull();
  }
  expect(told).toHaveLength(4);
});
