import * as z from "zod/mini";
import { reportIn } from "./totals.ts";

const Vitest = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.optional(z.string()),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z._default(z.array(z.string()), []) }),
      ),
    }),
  ),
});

/** What failed in Vitest's JSON report: file, test and the first line of why. A file that could not be loaded is one. */
export function vitestFailures(file: string, root: string): string[] {
  const report = Vitest.safeParse(reportIn(file));
  return (report.data?.testResults ?? []).flatMap(({ name, status, message = "", assertionResults }) => {
    const where = name.startsWith(`${root}/`) ? name.slice(root.length + 1) : name;
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed") return [line(where, "", message)];
    return failed.map(({ fullName, failureMessages }) => line(where, fullName, failureMessages[0] ?? ""));
  });
}

interface Suite {
  readonly file: string;
  readonly specs: readonly { readonly title: string; readonly ok: boolean; readonly tests: readonly Tried[] }[];
  readonly suites?: readonly Suite[] | undefined;
}
const Tried = z.object({
  results: z.array(z.object({ error: z.optional(z.object({ message: z.optional(z.string()) })) })),
});
type Tried = z.infer<typeof Tried>;
const Suite: z.ZodMiniType<Suite> = z.object({
  file: z.string(),
  specs: z.array(z.object({ title: z.string(), ok: z.boolean(), tests: z.array(Tried) })),
  get suites() {
    return z.optional(z.array(Suite));
  },
});
const Playwright = z.object({ suites: z.array(Suite) });

/** What failed in Playwright's JSON report, as above. */
export function playwrightFailures(file: string): string[] {
  const failuresIn = ({ file: where, specs, suites = [] }: Suite): string[] => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ title, tests }) => line(where, title, tests.at(0)?.results.at(0)?.error?.message ?? "")),
    ...suites.flatMap(failuresIn),
  ];
  return (Playwright.safeParse(reportIn(file)).data?.suites ?? []).flatMap(failuresIn);
}

function line(file: string, test: string, why: string): string {
  // oxlint-disable-next-line no-control-regex -- the colours of a terminal
  const [first = ""] = why.replace(/\u001b\[[0-9;]*m/g, "").split("\n");
  return [file, test, first.slice(0, 200)].filter((part) => part !== "").join(" › ");
}
