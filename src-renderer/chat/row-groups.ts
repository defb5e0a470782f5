import type { MessageRow, Row } from "./row.ts";

/** Messages of one side this near each other stand together. */
const together = 5 * 60_000;

/** The rows with a line before the first of each day. */
export function withDays(rows: readonly Row[], dayOf: (at: number) => string): Row[] {
  let day = "";
  const all: Row[] = [];
  for (const row of rows) {
    const its = dayOf(row.at);
    if (its !== day) all.push({ kind: "day", key: `day-${row.key}`, at: row.at });
    day = its;
    all.push(row);
  }
  return all;
}

/** Each message knows whether it begins a group and whether it closes one. The same row of the same row, each time. */
export function grouped(rows: readonly Row[]): Row[] {
  return rows.map((row, index) =>
    row.kind === "message" ? inGroup(row, !belongs(rows[index - 1], row), !belongs(row, rows[index + 1])) : row,
  );
}

const made = new WeakMap<MessageRow, MessageRow>();

function inGroup(row: MessageRow, first: boolean, last: boolean): MessageRow {
  if (row.first === first && row.last === last) return row;
  const before = made.get(row);
  if (before && before.first === first && before.last === last) return before;
  const grouped = { ...row, first, last };
  made.set(row, grouped);
  return grouped;
}

function belongs(one: Row | undefined, next: Row | undefined): boolean {
  if (one?.kind !== "message" || next?.kind !== "message") return false;
  return one.from === next.from && one.name === next.name && next.at - one.at < together;
}
