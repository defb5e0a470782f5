import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockfileFaults } from "../../../scripts/check/lockfile.ts";

const integrity = "sha512-x";
const faults = (packages: Record<string, object>): string[] =>
  lockfileFaults(JSON.stringify({ packages: { "": {}, ...packages } }));

const cases: [name: string, packages: Record<string, object>, faults: string[]][] = [
  [
    "complete",
    {
      "node_modules/tool": { integrity, optionalDependencies: { "tool-linux": "1" } },
      "node_modules/tool-linux": { integrity },
    },
    [],
  ],
  [
    "complete, nested",
    {
      "node_modules/@a/b/node_modules/tool": { integrity, optionalDependencies: { "tool-linux": "1" } },
      "node_modules/@a/b/node_modules/tool-linux": { integrity },
    },
    [],
  ],
  [
    "without a platform",
    {
      "node_modules/tool": { integrity, optionalDependencies: { "tool-mac": "1" } },
      "node_modules/other/node_modules/tool-mac": { integrity },
    },
    ["node_modules/tool: its optional tool-mac is missing."],
  ],
  [
    "with a host",
    { "node_modules/tool": { integrity, resolved: "https://packages.example/tool.tgz" } },
    ["node_modules/tool: names the host packages.example."],
  ],
  ["without a digest", { "node_modules/tool": {} }, ["node_modules/tool: has no integrity."]],
  ["that is empty", {}, ["It lists no packages."]],
];

test.each(cases)("a lockfile %s", (_name, packages, expected) => {
  expect(faults(packages)).toEqual(expected);
});

test("our own lockfile is complete", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../package-lock.json"), "utf8");
  expect(lockfileFaults(text)).toEqual([]);
});
