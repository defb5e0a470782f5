import { beforeAll, expect, test } from "vitest";
import { folders, plant } from "../../support/planted.ts";

// Every fault stands in a file of its own, in one house that is compiled once.

const runtimes = folders.filter((folder) => folder.startsWith("src-"));
const withoutDom = ["src-shared", "src-hub", "src-main", "src-preload", "scripts"];
const withoutNode = ["src-shared", "src-preload", "src-media", "src-renderer", "src-visitor"];
/** What window and widget share of the browser's media is there for both. */
const mayUseMedia = ["src-renderer", "src-visitor"];
/** Each runtime against each other; what is shared is there for all. */
const strangers = runtimes.flatMap((from) =>
  runtimes
    .filter((to) => to !== from && to !== "src-shared" && !(to === "src-media" && mayUseMedia.includes(from)))
    .map((to) => ({ from, to })),
);

const planted: [path: string, text: string, error: string][] = [
  ...withoutDom.map((folder): [string, string, string] => [
    `${folder}/dom.ts`,
    "export const title = document.title;\n",
    "TS2584",
  ]),
  ...withoutNode.map((folder): [string, string, string] => [
    `${folder}/node.ts`,
    "export const it = process.pid;\n",
    "TS2591",
  ]),
  ...strangers.map(({ from, to }): [string, string, string] => [
    `${from}/of-${to}.ts`,
    `import type { Rule } from "../${to}/rule.ts";\nexport const rule: Rule = 1;\n`,
    "TS6307",
  ]),
  // What strictness means here, one setting a line.
  ["src-shared/index.ts", "export const it: number = [1][3];\n", "TS2322"],
  ["src-shared/exact.ts", "export const it: { a?: string } = { a: undefined };\n", "TS2375"],
  ["src-shared/implicit.ts", "export const it = (a) => a;\n", "TS7006"],
  ["src-hub/kind.ts", "export enum Kind { A }\n", "TS1294"],
  ["src-hub/types.ts", 'import { Rule } from "./rule.ts";\nexport const rule: Rule = 1;\n', "TS1484"],
];

const sound: Record<string, string> = Object.fromEntries([
  ...runtimes.map((folder) => [`${folder}/rule.ts`, "export type Rule = 1;\n"]),
  ...runtimes
    .filter((folder) => folder !== "src-shared")
    .map((folder) => [
      `${folder}/of-src-shared.ts`,
      'import type { Rule } from "../src-shared/rule.ts";\nexport const rule: Rule = 1;\n',
    ]),
]);

let output = "";
beforeAll(() => {
  const house = plant({ ...sound, ...Object.fromEntries(planted.map(([path, text]) => [path, text])) });
  try {
    ({ output } = house.run("tsc", "-b", "--pretty", "false"));
  } finally {
    house.remove();
  }
});

/** The errors of a file: tsc writes `path(line,column): error TS…: …`. */
const errorsOf = (path: string): string[] =>
  output
    .split("\n")
    .filter((line) => line.startsWith(`${path}(`))
    .map((line) => /error (TS\d+)/.exec(line)?.[1] ?? line);

test.each(planted)("tsc bites at %s", (path, _text, error) => {
  expect(errorsOf(path)).toEqual([error]);
});

test("tsc finds nothing else", () => {
  const named = output.split("\n").flatMap((line) => /^([^ (]+)\(/.exec(line)?.[1] ?? []);
  expect(named.filter((path) => !planted.some(([one]) => one === path))).toEqual([]);
});

test("tsc leaves a clean house alone", () => {
  const house = plant(sound);
  try {
    expect(house.run("tsc", "-b", "--pretty", "false")).toEqual({ output: "", failed: false });
  } finally {
    house.remove();
  }
});
