import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { privateFolder, readJson, writePrivate } from "../../../scripts/start/private-files.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-private-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("makes folders and files for their owner only", () => {
  const file = join(folder, "a", "b", "c.json");
  writePrivate(file, "{}");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "a", "b")).mode & 0o777).toBe(0o700);
  expect(readJson(file)).toEqual({});
});

test("a folder that cannot be made is said, not tried for ever", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => privateFolder(join(folder, "file", "in", "it"))).toThrow(/The folder .*file.* cannot be made: /);
});

test("a file that is not there, and one that is not JSON", () => {
  writeFileSync(join(folder, "half.json"), '{"a":');
  expect(readJson(join(folder, "none.json"))).toBeUndefined();
  expect(() => readJson(join(folder, "half.json"))).toThrow(/half\.json is not JSON\. Mend it, or remove it/);
});
