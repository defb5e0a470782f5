import { PlainError, report } from "../plain-error.ts";
import { type Step, sumUp } from "./totals.ts";

/** Runs steps until they are done or Ctrl-C; prints what failed and, last, the plain line `N passed, N failed`. */
export function conclude(steps: (signal: AbortSignal) => Promise<Step[]>): void {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => stopping.abort(new PlainError("Stopped.")));
  steps(stopping.signal).then((done) => {
    const { passed, failed } = sumUp(done);
    const broken = done.filter((step) => sumUp([step]).failed > 0).map(({ name }) => name);
    console.log(broken.length > 0 ? `\nFailed: ${broken.join(", ")}` : "");
    // Once more at the end, where whoever reads a long log begins.
    for (const failure of done.flatMap(({ failures = [] }) => failures)) console.log(`  ${failure}`);
    console.log(`${passed} passed, ${failed} failed`);
    if (failed > 0 || passed === 0) process.exitCode = 1;
  }, report);
}
