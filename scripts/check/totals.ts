import { existsSync, readFileSync } from "node:fs";
import * as z from "zod/mini";

export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** One thing that was run: its exit code, and the totals it wrote, if it counts tests. */
export interface Step {
  readonly name: string;
  readonly code: number | string;
  /** What its report says; `missing` when it should have written one and did not; absent for a checker. */
  readonly report?: Totals | "missing";
  /** Each test that failed, in a line. */
  readonly failures?: readonly string[];
}

/**
 * Adds up what was run. A checker counts as one test. An exit code that its report does not explain (an import error,
 * an unhandled rejection, nothing run at all) counts as a failure.
 */
export function sumUp(steps: readonly Step[]): Totals {
  let passed = 0;
  let failed = 0;
  for (const { code, report } of steps) {
    if (report === undefined) {
      if (code === 0) passed += 1;
      else failed += 1;
      continue;
    }
    const counted = report === "missing" ? { passed: 0, failed: 0 } : report;
    passed += counted.passed;
    failed += counted.failed;
    if (counted.failed === 0 && (code !== 0 || counted.passed === 0)) failed += 1;
  }
  return { passed, failed };
}

const Vitest = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const Playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Reads Vitest's JSON report. */
export function vitestTotals(file: string): Totals | "missing" {
  const report = Vitest.safeParse(reportIn(file));
  return report.success ? { passed: report.data.numPassedTests, failed: report.data.numFailedTests } : "missing";
}

/** Reads Playwright's JSON report. */
export function playwrightTotals(file: string): Totals | "missing" {
  const report = Playwright.safeParse(reportIn(file));
  if (!report.success) return "missing";
  const { expected, flaky, unexpected } = report.data.stats;
  return { passed: expected + flaky, failed: unexpected };
}

/** A report's content; undefined when there is none, or half of one. */
export function reportIn(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    // Half a report is what a runner leaves that was killed: as good as none.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
