import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rotate } from "../../../src-main/shell/log-file.ts";
import { redact } from "../../../src-main/shell/redact.ts";

const jwt = "eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
const random = "0123456789abcdef0123456789abcdef";

test.each([
  [`token ${jwt} refused`, "token [hidden] refused"],
  ["Authorization: Bearer abc.def", "Authorization: [hidden]"],
  [`http://127.0.0.1:5000/#${random}`, "http://127.0.0.1:5000/#[hidden]"],
  [
    "conversation 0192f3a0-1111-7222-8333-444455556666 ended",
    "conversation 0192f3a0-1111-7222-8333-444455556666 ended",
  ],
  [
    { access: "x", Refresh: "x", password: "x", note: "x", text: "x", code: 4401 },
    { access: "[hidden]", Refresh: "[hidden]", password: "[hidden]", note: "[hidden]", text: "[hidden]", code: 4401 },
  ],
  [{ deep: [{ said: `see ${random}` }] }, { deep: [{ said: "see [hidden]" }] }],
  [null, null],
  [12, 12],
])("%j is logged as %j", (value, logged) => {
  expect(redact(value)).toEqual(logged);
});

test("an error keeps its stack and its cause, and loses what is secret in them", () => {
  const text = redact(new Error(`refused ${jwt}`, { cause: new Error(`with ${random}`) }));
  expect(text).toMatch(/^Error: refused \[hidden\]\n\s+at .*\ncaused by Error: with \[hidden\]\n/s);
});

test("what is linked in a circle ends", () => {
  const circle: Record<string, unknown> = {};
  circle["again"] = circle;
  expect(JSON.stringify(redact(circle))).toContain("[deep]");
});

test("five files at most: the oldest falls out", async () => {
  const folder = await mkdtemp(join(tmpdir(), "desk-"));
  for (const content of ["1", "2", "3", "4", "5", "6", "7"]) {
    rotate(join(folder, "desk"));
    await writeFile(join(folder, "desk.log"), content);
  }
  expect((await readdir(folder)).toSorted()).toEqual([
    "desk.1.log",
    "desk.2.log",
    "desk.3.log",
    "desk.4.log",
    "desk.log",
  ]);
  expect(await readFile(join(folder, "desk.4.log"), "utf8")).toBe("3");
  await rm(folder, { recursive: true });
});
