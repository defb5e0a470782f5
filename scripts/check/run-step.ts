import { rmSync } from "node:fs";
import { join } from "node:path";
import { ended, endGroup, spawnGroup } from "../child-group.ts";
import { PlainError } from "../plain-error.ts";
import { which } from "../provision/which.ts";
import type { Step, Totals } from "./totals.ts";

export interface StepPlan {
  readonly name: string;
  /** A command of node_modules/.bin. */
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** The report that it writes, and how it is read. */
  readonly report?: {
    readonly file: string;
    readonly read: (file: string) => Totals | "missing";
    readonly failures: (file: string) => string[];
  };
}

/** Runs one step with its output shown; says its name before and its time after. */
export async function runStep(root: string, plan: StepPlan, signal: AbortSignal): Promise<Step> {
  signal.throwIfAborted();
  const program = which([plan.command], { PATH: join(root, "node_modules", ".bin") });
  if (!program) throw new PlainError(`${plan.command} is not installed. Run "npm ci" first.`);
  // An old report must not be read as this run's.
  if (plan.report) rmSync(plan.report.file, { force: true });
  return timed(plan.name, async () => {
    const child = spawnGroup(program, plan.args, {
      cwd: root,
      env: plan.env ?? process.env,
      stdio: ["ignore", "inherit", "inherit"],
    });
    const end = (): void => void endGroup(child);
    signal.addEventListener("abort", end, { once: true });
    const code = await ended(child);
    signal.removeEventListener("abort", end);
    signal.throwIfAborted();
    if (!plan.report) return { name: plan.name, code };
    const { file, read, failures } = plan.report;
    return { name: plan.name, code, report: read(file), failures: failures(file) };
  });
}

/** Runs a check of our own: its faults are printed, and none is success. */
export function runCheck(name: string, faults: () => readonly string[]): Promise<Step> {
  return timed(name, () => {
    const found = faults();
    for (const fault of found) console.log(fault);
    return Promise.resolve({ name, code: found.length === 0 ? 0 : 1 });
  });
}

/** Does something that the next steps stand on; what cannot be had is printed, and the rest still runs. */
export function runWork(name: string, work: () => Promise<unknown>): Promise<Step> {
  return timed(name, async () => {
    try {
      await work();
      return { name, code: 0 };
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      console.log(error.message);
      return { name, code: 1 };
    }
  });
}

async function timed(name: string, work: () => Promise<Step>): Promise<Step> {
  console.log(`\n▸ ${name}`);
  const began = performance.now();
  const step = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${step.code === 0 ? "✓" : "✗"} ${name}, ${seconds} s${step.code === 0 ? "" : ` (ended with ${step.code})`}`,
  );
  return step;
}
