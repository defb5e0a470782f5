import { type Verdict, verdictOf } from "./advice.ts";
import type { PartResult, TestReport } from "./model.ts";

/** Writes the text of an id; undefined where there is none, since reports come from pages of any version. */
export type Write = (id: string, values?: Readonly<Record<string, string | number>>) => string | undefined;

/** What one part found, in a line: its figures, or why it was not looked at. */
export function partLine({ result, advice, values }: PartResult, write: Write): string {
  const why = result === "skipped" ? write(`skip.${advice}`) : undefined;
  const figures = Object.entries(values).flatMap(([name, value]) =>
    value === "" ? [] : (write(`figure.${name}`, { value }) ?? []),
  );
  return [...(why ? [why] : []), ...figures].join(" · ");
}

/** The whole report as plain text: to paste into a message, or to keep. */
export function reportText(report: TestReport, number: string | null, write: Write): string {
  const verdict: Verdict = verdictOf(report);
  const lines = [
    write("report.title", { number: number ?? write("report.noNumber") ?? "" }),
    write("report.kind", { kind: report.kind }),
    report.browser,
    "",
    write(`look.${verdict.look}`),
    ...verdict.troubles.map(({ part, leg, advice }) => {
      const where = leg ? write(`leg.${leg}`) : write(`part.${part}`);
      return `- ${where}: ${write(`advice.${advice ?? "unknown"}`, { browser: "other" })}`;
    }),
    "",
    ...report.parts.map((part) => {
      const line = partLine(part, write);
      return `${write(`part.${part.part}`)}: ${write(`state.${part.result}`)}${line && ` (${line})`}`;
    }),
  ];
  return `${lines.filter((line) => line !== undefined).join("\n")}\n`;
}
