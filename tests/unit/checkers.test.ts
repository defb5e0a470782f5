import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folders, plant, type PlantedHouse } from "../support/planted.ts";

// A checker that is silent by mistake looks like a clean house. Each rule of ours therefore meets one planted fault,
// and each border also meets what is allowed to cross it.

const restricted = "eslint(no-restricted-imports)";
const from = (name: string): string => `import * as it from "${name}";\nexport const kept: unknown = it;\n`;

/** path, its text, the rule that must bite. */
const bites: [path: string, text: string, rule: string][] = [
  ["src-shared/with-node.ts", from("node:fs"), restricted],
  ["src-shared/with-zod.ts", from("zod"), restricted],
  ["src-shared/with-hub.ts", from("../src-hub/rules.ts"), restricted],
  ["src-hub/with-electron.ts", from("electron"), restricted],
  ["src-hub/chat/with-database.ts", from("better-sqlite3"), restricted],
  ["src-hub/chat/with-renderer.ts", from("../../src-renderer/view.ts"), restricted],
  ["src-main/with-electron.ts", from("electron"), restricted],
  ["src-main/shell/node/with-electron.ts", from("electron"), restricted],
  ["src-main/with-livekit.ts", from("livekit-server-sdk"), restricted],
  ["src-main/with-database.ts", from("better-sqlite3"), restricted],
  ["src-main/with-hub.ts", from("../src-hub/rules.ts"), restricted],
  ["src-main/call-log/with-electron.ts", from("electron"), restricted],
  ["src-main/shell/electron/with-database.ts", from("better-sqlite3"), restricted],
  ["src-preload/with-node.ts", from("node:fs"), restricted],
  ["src-preload/with-livekit.ts", from("livekit-server-sdk"), restricted],
  ["src-renderer/with-node.ts", from("node:fs"), restricted],
  ["src-renderer/with-electron.ts", from("electron"), restricted],
  ["src-renderer/with-livekit.ts", from("livekit-server-sdk"), restricted],
  ["src-renderer/with-database.ts", from("better-sqlite3"), restricted],
  ["src-visitor/with-react.ts", from("react"), restricted],
  ["src-visitor/with-livekit.ts", from("livekit-server-sdk"), restricted],
  ["scripts/with-electron.ts", from("electron"), restricted],
  ["src-shared/floating.ts", "async function go(): Promise<void> {}\ngo();\n", "typescript(no-floating-promises)"],
  [
    "src-shared/misused.ts",
    "async function is(): Promise<boolean> {\n  return false;\n}\nexport const a = is() ? 1 : 2;\n",
    "typescript(no-misused-promises)",
  ],
  ["src-shared/any.ts", "export const anything: any = 1;\n", "typescript(no-explicit-any)"],
  ["src-shared/ignored.ts", "// @ts-ignore\nexport const one = 1;\n", "typescript(ban-ts-comment)"],
  ["src-shared/caught.ts", "try {\n  globalThis.toString();\n} catch {}\n", "eslint(no-empty)"],
  ["src-shared/long.ts", "export {};\n" + "// a line\n".repeat(250), "eslint(max-lines)"],
  [
    "src-shared/switched.ts",
    "export function name(it: 'a' | 'b'): string {\n  switch (it) {\n    case 'a':\n      return 'A';\n  }\n  return '';\n}\n",
    "typescript(switch-exhaustiveness-check)",
  ],
  [
    "src-shared/ring-a.ts",
    'import { b } from "./ring-b.ts";\nexport const a = (): number => b();\n',
    "import(no-cycle)",
  ],
  ["src-shared/types-a.ts", 'import type { B } from "./types-b.ts";\nexport type A = B[];\n', "import(no-cycle)"],
  ["src-hub/evaluated.ts", 'export const two: unknown = eval("1 + 1");\n', "eslint(no-eval)"],
  [
    "src-renderer/dangerous.tsx",
    'export const It = () => <div dangerouslySetInnerHTML={{ __html: "x" }} />;\n',
    "react(no-danger)",
  ],
];

const allowed: [path: string, text: string][] = [
  ["src-hub/store/database.ts", from("better-sqlite3")],
  ["src-hub/video/rooms.ts", from("livekit-server-sdk")],
  ["src-main/electron.ts", from("electron")],
  ["src-main/shell/electron/window.ts", from("electron")],
  ["src-main/call-log/database.ts", from("better-sqlite3")],
  ["src-preload/preload.ts", from("electron")],
  ["src-shared/schema.ts", from("zod/mini")],
  ["src-shared/exactly.ts", "export {};\n" + "// a line\n".repeat(249)],
];

const beside: Record<string, string> = {
  "src-hub/rules.ts": "export const rule = 1;\n",
  "src-renderer/view.ts": "export const view = 1;\n",
  "src-shared/ring-b.ts": 'import { a } from "./ring-a.ts";\nexport const b = (): number => a();\n',
  "src-shared/types-b.ts": 'import type { A } from "./types-a.ts";\nexport type B = A | 1;\n',
};

describe("oxlint", () => {
  const found = new Map<string, string[]>();

  beforeAll(() => {
    const sources = [...bites.map(([path, text]) => [path, text]), ...allowed, ...Object.entries(beside)];
    const house = plant(Object.fromEntries(sources) as Record<string, string>);
    try {
      const { output } = house.run("oxlint", "--format", "json", ...folders);
      const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; code: string }[] };
      for (const { filename, code } of diagnostics) found.set(filename, [...(found.get(filename) ?? []), code]);
    } finally {
      house.remove();
    }
  });

  test.each(bites)("bites at %s", (path, _text, rule) => {
    expect(found.get(path)).toContain(rule);
  });

  test.each(allowed)("leaves %s alone", (path) => {
    expect(found.get(path) ?? []).toEqual([]);
  });
});

describe("tsc", () => {
  const planted: [name: string, sources: Record<string, string>, error: RegExp][] = [
    ["a DOM name in src-shared", { "src-shared/dom.ts": "export const title = document.title;\n" }, /dom\.ts.*TS2584/],
    ["a DOM name in the hub", { "src-hub/dom.ts": "export const title = document.title;\n" }, /dom\.ts.*TS2584/],
    ["Node in src-shared", { "src-shared/node.ts": "export const it = process.pid;\n" }, /node\.ts.*TS2591/],
    ["Node in the window", { "src-renderer/node.ts": "export const it = process.pid;\n" }, /node\.ts.*TS2591/],
    [
      "the hub's rules in main",
      {
        "src-hub/rule.ts": "export type Rule = 1;\n",
        "src-main/rule.ts": 'import type { Rule } from "../src-hub/rule.ts";\nexport const rule: Rule = 1;\n',
      },
      /src-main\/rule\.ts.*TS6307|TS6307.*src-hub\/rule\.ts/,
    ],
    ["an unchecked index", { "src-shared/at.ts": "export const it: number = [1][3];\n" }, /at\.ts.*TS2322/],
    ["an enum, which Node cannot run", { "src-hub/kind.ts": "export enum Kind { A }\n" }, /kind\.ts.*TS1294/],
  ];

  test.each(planted)("bites at %s", (_name, sources, error) => {
    const house = plant(sources);
    try {
      expect(house.run("tsc", "-b", "--pretty", "false").output).toMatch(error);
    } finally {
      house.remove();
    }
  });

  test("leaves a clean house alone", () => {
    const house = plant({ "src-shared/one.ts": "export const one = 1;\n" });
    try {
      expect(house.run("tsc", "-b", "--pretty", "false")).toEqual({ output: "", failed: false });
    } finally {
      house.remove();
    }
  });
});

describe("knip", () => {
  let house: PlantedHouse;
  let output = "";

  beforeAll(() => {
    house = plant({
      "src-hub/server.ts": 'import { used } from "./used.ts";\nimport "absent-package";\nconsole.log(used);\n',
      "src-hub/used.ts": "export const used = 1;\nexport const unusedExport = 2;\n",
      "src-hub/forgotten.ts": "export const forgotten = 1;\n",
    });
    output = house.run("knip", "--no-progress", "--reporter", "compact").output;
  });
  afterAll(() => house.remove());

  test.each([
    ["a file that nobody imports", /src-hub\/forgotten\.ts/],
    ["an export that nobody uses", /src-hub\/used\.ts: .*unusedExport/],
    ["a package that is not in package.json", /absent-package/],
    ["a package that nobody imports", /kysely/],
  ])("bites at %s", (_name, line) => {
    expect(output).toMatch(line);
  });
});

describe("oxfmt", () => {
  test.each([
    ["bites at a line that it would write otherwise", "export const one={a:1}\n", true],
    ["leaves its own format alone", "export const one = { a: 1 };\n", false],
  ])("%s", (_name, text, failed) => {
    const house = plant({ "src-shared/one.ts": text });
    try {
      expect(house.run("oxfmt", "--check", "src-shared").failed).toBe(failed);
    } finally {
      house.remove();
    }
  });
});
