import { readFileSync } from "node:fs";
import { join } from "node:path";
import { localeFaults } from "../check-locales.ts";
import { noticesFaults } from "../notices/notices.ts";
import { readmeFaults } from "../readme/parts.ts";
import { playwrightFailures, vitestFailures } from "./failures.ts";
import { lockfileFaults } from "./lockfile.ts";
import { provisionLivekit } from "../provision/livekit.ts";
import { runCheck, runStep, runWork, type StepPlan } from "./run-step.ts";
import { playwrightTotals, type Step, vitestTotals } from "./totals.ts";

/** The fast part: types, lint, unused code, format, lockfile, notices, and every test without a browser. */
export async function checkSteps(root: string, signal: AbortSignal): Promise<Step[]> {
  const run = (plan: StepPlan): Promise<Step> => runStep(root, plan, signal);
  return [
    await run({ name: "types", command: "tsc", args: ["-b"] }),
    await run({ name: "lint", command: "oxlint", args: [] }),
    await run({ name: "unused code", command: "knip", args: ["--no-progress"] }),
    await run({ name: "format", command: "oxfmt", args: ["--check"] }),
    await runCheck("languages", localeFaults),
    await runCheck("lockfile", () => lockfileFaults(readFileSync(join(root, "package-lock.json"), "utf8"))),
    await runCheck("generated parts of README and guides", () => readmeFaults(root)),
    await runCheck("notices", () => noticesFaults(root)),
    // Contract tests ask the real one.
    await runWork("LiveKit server", () => provisionLivekit({ signal })),
    await run({
      name: "unit, contract and flow tests",
      command: "vitest",
      args: ["run"],
      report: {
        file: join(root, "out", "results", "vitest.json"),
        read: vitestTotals,
        failures: (file) => vitestFailures(file, root),
      },
    }),
  ];
}

/** One run of Playwright: what it is called, and its own arguments. */
export interface BrowserRun {
  readonly name: string;
  readonly args: readonly string[];
}

/** All of them. Those without calls go two at a time, which two cores do in half the time; a call has them for itself. */
export const allBrowserTests: readonly BrowserRun[] = [
  { name: "browser tests without calls", args: ["--project=chat", "--workers=2"] },
  { name: "browser tests with calls", args: ["--project=calls"] },
];

/** `browsers`: where each one is, as the environment names it to the tests. */
export function browserStep(
  root: string,
  browsers: Readonly<Record<string, string>>,
  { name, args }: BrowserRun,
  signal: AbortSignal,
): Promise<Step> {
  return runStep(
    root,
    {
      name,
      command: "playwright",
      args: ["test", ...args],
      env: { ...process.env, ...browsers },
      report: {
        file: join(root, "out", "results", "playwright.json"),
        read: playwrightTotals,
        failures: playwrightFailures,
      },
    },
    signal,
  );
}
