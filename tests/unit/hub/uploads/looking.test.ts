import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { processLooking } from "../../../../src-hub/uploads/looking/process.ts";

const folder = mkdtempSync(join(tmpdir(), "frontdesk-looking-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const job = {
  raw: join(folder, "raw"),
  file: join(folder, "file"),
  preview: join(folder, "preview"),
  type: "image/png",
};

/** Looks with a program of the test's own instead of ours. */
function looked(name: string, source: string, within = 20_000) {
  const program = join(folder, `${name}.mjs`);
  writeFileSync(program, source);
  return processLooking(folder, { program, within }).look(job);
}

test.each([
  ["takes too long", "setInterval(() => {}, 1000);", 500],
  ["takes too much memory beside its heap", "const all = []; for (;;) all.push(Buffer.alloc(50_000_000, 1));", 20_000],
  ["takes too much heap", "const all = []; for (;;) all.push(new Array(1_000_000).fill({}));", 20_000],
  ["crashes", "process.abort();", 20_000],
  ["ends with a fault", "process.exit(3);", 20_000],
  ["talks without end", "for (;;) process.stdout.write('x'.repeat(100_000));", 20_000],
  ["says what is no answer", "console.log('{\"ok\":1}');", 20_000],
  ["says nothing", "", 20_000],
  ["begins a process", "import('node:child_process').then((m) => m.execFileSync('true'));", 20_000],
  [
    "writes elsewhere",
    `import('node:fs').then((m) => m.writeFileSync('${join(tmpdir(), "frontdesk-elsewhere")}', ''));`,
    20_000,
  ],
])("one that %s ends, and is no file that anybody gets", async (name, source, within) => {
  await expect(looked(name.replaceAll(" ", "-"), source, within)).rejects.toThrow("looking ended with");
});

test("it has nothing of the hub's environment, and is told its job", async () => {
  const source = `let text = ""; for await (const part of process.stdin) text += part;
    const ok = Object.keys(process.env).filter((name) => !["PWD", "SHLVL", "_", "OLDPWD"].includes(name)).length === 0;
    console.log(JSON.stringify({ ok: false, why: ok && JSON.parse(text).type === "image/png" ? "file-lies" : "file-broken" }));`;
  expect(await looked("says", source)).toEqual({ ok: false, why: "file-lies" });
});
