import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { boxOf, openBox } from "../../../../src-hub/accounts/box.ts";

test("a sealed text opens with its key, about its thing, unchanged; else it does not", () => {
  const box = boxOf(Buffer.alloc(32, 1));
  const sealed = box.seal("secret", "one");
  expect(box.seal("secret", "one")).not.toBe(sealed);
  expect(box.open(sealed, "one")).toBe("secret");
  expect(box.open(sealed, "other")).toBeUndefined();
  expect(boxOf(Buffer.alloc(32, 2)).open(sealed, "one")).toBeUndefined();
  for (const changed of [
    sealed.slice(0, -2),
    `${sealed}x.y`,
    `b2${sealed.slice(2)}`,
    "b1.",
    "",
    `b1.${"A".repeat(60)}`,
  ])
    expect(box.open(changed, "one")).toBeUndefined();
  expect(box.mac("text", "one")).toBe(box.mac("text", "one"));
  expect(box.mac("text", "one")).not.toBe(box.mac("text", "two"));
});

test("the key of the box is the owner's alone, stays over a start, and one that is none is said as such", () => {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-box-"));
  const file = join(folder, "box.key");
  const sealed = openBox(folder).seal("x", "y");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(openBox(folder).open(sealed, "y")).toBe("x");
  writeFileSync(file, readFileSync(file).subarray(0, 31));
  expect(() => openBox(folder)).toThrow(/cannot be used/);
  rmSync(folder, { recursive: true });
});
