import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { playwrightFailures, vitestFailures } from "../../../scripts/check/failures.ts";
import { playwrightTotals, type Step, sumUp, type Totals, vitestTotals } from "../../../scripts/check/totals.ts";

const checker = (code: number | string): Step => ({ name: "checker", code });
const suite = (code: number, report: Step["report"]): Step => ({ name: "suite", code, ...(report ? { report } : {}) });

const cases: [name: string, steps: Step[], totals: Totals][] = [
  ["nothing", [], { passed: 0, failed: 0 }],
  ["a checker that is content", [checker(0)], { passed: 1, failed: 0 }],
  ["a checker that is not", [checker(2)], { passed: 0, failed: 1 }],
  ["a checker that a signal ended", [checker("SIGKILL")], { passed: 0, failed: 1 }],
  ["a suite", [suite(0, { passed: 7, failed: 0 })], { passed: 7, failed: 0 }],
  [
    "a suite with failures: its exit code is not counted again",
    [suite(1, { passed: 7, failed: 2 })],
    { passed: 7, failed: 2 },
  ],
  ["a suite that could not load a file", [suite(1, { passed: 7, failed: 0 })], { passed: 7, failed: 1 }],
  ["a suite that ran nothing and is content", [suite(0, { passed: 0, failed: 0 })], { passed: 0, failed: 1 }],
  ["a suite that wrote no report", [suite(0, "missing")], { passed: 0, failed: 1 }],
  ["all together", [checker(0), checker(1), suite(0, { passed: 5, failed: 0 })], { passed: 6, failed: 1 }],
];

test.each(cases)("sums up %s", (_name, steps, totals) => {
  expect(sumUp(steps)).toEqual(totals);
});

test("reads the reports, and says when there is none", () => {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-totals-"));
  try {
    const file = join(folder, "report.json");
    expect([vitestTotals(file), playwrightTotals(file)]).toEqual(["missing", "missing"]);
    writeFileSync(file, '{ "numPassedTests": 3, "num');
    expect([vitestTotals(file), playwrightTotals(file)]).toEqual(["missing", "missing"]);
    writeFileSync(file, JSON.stringify({ numPassedTests: 3, numFailedTests: 1 }));
    expect(vitestTotals(file)).toEqual({ passed: 3, failed: 1 });
    writeFileSync(file, JSON.stringify({ stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 0 } }));
    expect(playwrightTotals(file)).toEqual({ passed: 5, failed: 2 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("what failed is named with its first words; nothing is, where nothing did or no report is", () => {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-totals-"));
  try {
    const file = join(folder, "report.json");
    expect([vitestFailures(file, "/p"), playwrightFailures(file)]).toEqual([[], []]);
    const tried = (fullName: string, status: string, why?: string) => ({
      fullName,
      status,
      ...(why ? { failureMessages: [why] } : {}),
    });
    const ran = (name: string, status: string, message: string, ...assertionResults: object[]) => ({
      name,
      status,
      message,
      assertionResults,
    });
    writeFileSync(
      file,
      JSON.stringify({
        testResults: [
          ran("/p/a.test.ts", "failed", "", tried("one", "passed"), tried("two", "failed", "Error: no\n  at x")),
          ran("/p/b.test.ts", "failed", "Cannot find module"),
          ran("/p/c.test.ts", "passed", ""),
        ],
      }),
    );
    expect(vitestFailures(file, "/p")).toEqual(["a.test.ts › two › Error: no", "b.test.ts › Cannot find module"]);
    const spec = (title: string, ok: boolean) => ({
      title,
      ok,
      tests: [{ results: [ok ? {} : { error: { message: "\u001b[31mTimed out\u001b[39m\n  at y" } }] }],
    });
    const suite = (...specs: object[]) => ({ file: "d.test.ts", specs });
    writeFileSync(
      file,
      JSON.stringify({ suites: [{ ...suite(spec("three", true)), suites: [suite(spec("four", false))] }] }),
    );
    expect(playwrightFailures(file)).toEqual(["d.test.ts › four › Timed out"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
