import * as z from "zod/mini";

/** One figure of a bench, as the files in tests/bench give it (tests/bench/row.ts makes them). */
const Row = z.object({
  measure: z.string(),
  ours: z.number(),
  unit: z.string(),
  /** The peer's figure in the same run; null where there is none. */
  peer: z.nullable(z.number()),
  ratio: z.nullable(z.number()),
  /** What to reach: a ratio where there is a peer, else the figure itself. */
  goal: z.number(),
  ok: z.boolean(),
  /** Ratios, counts and sizes decide the exit code; absolute times depend on the machine and are only reported. */
  judged: z.boolean(),
  note: z.optional(z.string()),
});
export type Row = z.infer<typeof Row>;

/** The rows that a bench returned; throws when they are none. A figure that is not a number is none. */
export function rowsOf(returned: unknown): Row[] {
  return z.array(Row).parse(returned);
}

/** Whether a bench fails: nothing measured, or a judged figure that is over. */
export function isOver(rows: readonly Row[]): boolean {
  return rows.length === 0 || rows.some(({ ok, judged }) => judged && !ok);
}

/** The rows for programs: one line of JSON. */
export function jsonLine(bench: string, rows: readonly Row[]): string {
  const shown = rows.map(({ measure, ours, unit, peer, ratio, goal, ok }) => ({
    measure,
    ours,
    unit,
    peer,
    ratio,
    goal,
    ok,
  }));
  return JSON.stringify({ bench, rows: shown });
}

/** The rows for people: a table, columns aligned. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ["measure", "ours", "peer", "ratio", "goal", "", ""],
    ...rows.map(({ measure, ours, unit, peer, ratio, goal, ok, judged, note = "" }) => [
      measure,
      `${short(ours)} ${unit}`,
      peer === null ? "–" : `${short(peer)} ${unit}`,
      ratio === null ? "–" : `${ratio.toFixed(2)} ×`,
      `≤ ${goal} ${ratio === null ? unit : "×"}`,
      ok ? "ok" : judged ? "OVER" : "over, told only",
      note,
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: string[]): string => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return cells.map((row) => line(row).trimEnd()).join("\n");
}

function short(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
