import { beforeAll, describe, expect, test } from "vitest";
import { folders, plant } from "../../support/planted.ts";

// A checker that is silent by mistake looks like a clean house. Each rule of ours therefore meets one planted fault,
// and each border also meets what is allowed to cross it.

const restricted = "eslint(no-restricted-imports)";
const from = (name: string): string => `import * as it from "${name}";\nexport const kept: unknown = it;\n`;

/** A file in every part of the house that has borders of its own, and the packages that it alone may name. */
const homes: [place: string, packages: string[]][] = [
  ["src-shared/it.ts", []],
  ["src-hub/it.ts", ["livekit-server-sdk"]],
  ["src-hub/chat/it.ts", ["livekit-server-sdk"]],
  ["src-hub/store/it.ts", ["livekit-server-sdk", "better-sqlite3"]],
  ["src-main/it.ts", []],
  ["src-main/chat/it.ts", []],
  ["src-main/electron.ts", ["electron", "electron/main"]],
  ["src-main/shell/it.ts", []],
  ["src-main/shell/node/it.ts", []],
  ["src-main/shell/electron/it.ts", ["electron", "electron/main"]],
  ["src-main/call-log/it.ts", ["better-sqlite3"]],
  ["src-preload/it.ts", ["electron", "electron/main"]],
  ["src-renderer/it.tsx", ["livekit-client", "react"]],
  ["src-visitor/it.tsx", ["livekit-client", "preact"]],
  ["scripts/it.ts", []],
];
const guarded = [
  "electron",
  "electron/main",
  "livekit-server-sdk",
  "livekit-client",
  "better-sqlite3",
  "react",
  "preact",
];
/** Each package on a line of its own. */
const namesAll = guarded.map((name) => `export * from "${name}";\n`).join("");

/** path, its text, the rule that must bite. */
const bites: [path: string, text: string, rule: string][] = [
  ["src-shared/with-node.ts", from("node:fs"), restricted],
  ["src-shared/with-zod.ts", from("zod"), restricted],
  ["src-shared/with-hub.ts", from("../src-hub/rules.ts"), restricted],
  ["src-hub/chat/with-renderer.ts", from("../../src-renderer/view.ts"), restricted],
  ["src-main/with-hub.ts", from("../src-hub/rules.ts"), restricted],
  ["src-preload/with-node.ts", from("node:fs"), restricted],
  ["src-renderer/with-node.ts", from("node:fs"), restricted],
  ["src-visitor/with-node.ts", from("node:fs"), restricted],
  ["src-visitor/with-zod.ts", from("zod"), restricted],
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
  ["src-shared/schema.ts", from("zod/mini")],
  ["src-shared/exactly.ts", "export {};\n" + "// a line\n".repeat(249)],
];

const beside: Record<string, string> = {
  "src-hub/rules.ts": "export const rule = 1;\n",
  "src-renderer/view.ts": "export const view = 1;\n",
  "src-shared/ring-b.ts": 'import { a } from "./ring-a.ts";\nexport const b = (): number => a();\n',
  "src-shared/types-b.ts": 'import type { A } from "./types-a.ts";\nexport type B = A | 1;\n',
};

interface Diagnostic {
  readonly filename: string;
  readonly code: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

describe("oxlint", () => {
  let diagnostics: Diagnostic[] = [];
  const of = (path: string): Diagnostic[] => diagnostics.filter(({ filename }) => filename === path);

  beforeAll(() => {
    const borders = homes.map(([place]) => [place, namesAll]);
    const sources = [...borders, ...bites.map(([path, text]) => [path, text]), ...allowed, ...Object.entries(beside)];
    const house = plant(Object.fromEntries(sources) as Record<string, string>);
    try {
      const { output } = house.run("oxlint", "--format", "json", ...folders);
      ({ diagnostics } = JSON.parse(output) as { diagnostics: Diagnostic[] });
    } finally {
      house.remove();
    }
  });

  test.each(homes)("lets %s name %j and none of the others", (place, own) => {
    const lines = of(place).filter(({ code }) => code === restricted);
    const refused = new Set(lines.map(({ labels }) => guarded[(labels[0]?.span.line ?? 0) - 1]));
    expect(refused).toEqual(new Set(guarded.filter((name) => !own.includes(name))));
  });

  test.each(bites)("bites at %s", (path, _text, rule) => {
    expect(of(path).map(({ code }) => code)).toContain(rule);
  });

  test.each(allowed)("leaves %s alone", (path) => {
    expect(of(path)).toEqual([]);
  });
});
