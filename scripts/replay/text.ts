import type { WhatIf } from "../../src-hub/routing/replay/what-if.ts";
import type { QueueSum, QuarterSum } from "../../src-hub/routing/replay/sums.ts";

const seconds = (ms: number | null): string => (ms === null ? "–" : `${(ms / 1000).toFixed(1)} s`);
const percent = (part: number | null): string => (part === null ? "–" : `${(part * 100).toFixed(1)} %`);

/** The answer to *what if*, for a terminal: a table by queue, a chart of the day, and what was guessed. */
export function whatIfText({ recorded, before, after, basis, seed }: WhatIf): string {
  const rows = before.queues.flatMap((queue, index) => [
    line(queue.name, "recorded", recorded.queues[index]!),
    line("", "as it was", queue),
    line("", "with changes", after.queues[index]!),
  ]);
  return [
    "",
    table([
      ["Queue", "", "came", "answered", "left", "refused", "mean wait", "90 %", "longest", "service level"],
      ...rows,
    ]),
    "",
    `Occupancy ${percent(before.occupancy)} → ${percent(after.occupancy)}`,
    "",
    "Mean wait by quarter of an hour (░ as it was, █ with changes)",
    ...chart(before.quarters, after.quarters),
    "",
    `Guessed: handling times as recorded (${basis.handled} of them, median ${seconds(basis.medianHandling)}); patience from ` +
      `the ${basis.left} visitors who left in ${seconds(basis.waited)} of waiting; an offer is accepted after ` +
      `${seconds(basis.medianAnswering)} where nothing was recorded. Seed ${seed}.`,
    "“As it was” is the day run again with nothing changed: how far it is from what was recorded is how far the guesses are off.",
  ].join("\n");
}

function line(name: string, which: string, sum: QueueSum): string[] {
  return [
    name,
    which,
    String(sum.offered),
    String(sum.answered),
    String(sum.left),
    String(sum.refused),
    seconds(sum.meanWait),
    seconds(sum.p90Wait),
    seconds(sum.longestWait),
    percent(sum.serviceLevel),
  ];
}

function table(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const widest = 50;

function chart(before: readonly QuarterSum[], after: readonly QuarterSum[]): string[] {
  const most = Math.max(1, ...[...before, ...after].map(({ meanWait }) => meanWait ?? 0));
  const bar = (sign: string, ms: number | null): string =>
    `${sign.repeat(Math.round(((ms ?? 0) / most) * widest))} ${seconds(ms)}`;
  return before.flatMap(({ at, meanWait }) => {
    const other = after.find((quarter) => quarter.at === at);
    const clock = new Date(at).toTimeString().slice(0, 5);
    return [`${clock} ${bar("░", meanWait)}`, `      ${bar("█", other?.meanWait ?? null)}`];
  });
}
