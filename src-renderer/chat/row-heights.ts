import type { Row } from "./row.ts";

/** Characters in a line of a bubble, about. */
const lineOf = 80;
const line = 20;
const picture = 232;
const named = 52;

/** Counted without taking the text apart: this is asked of every row. */
function linesOf(words: string): number {
  let [lines, start] = [0, 0];
  for (;;) {
    const end = words.indexOf("\n", start);
    lines += Math.max(1, Math.ceil(((end < 0 ? words.length : end) - start) / lineOf));
    if (end < 0) return lines;
    start = end + 1;
  }
}

/** Of each row the height that it was seen to have, else the one that it will have, about. */
export function heightsOf(rows: readonly Row[], known: ReadonlyMap<string, number>): Float64Array {
  const heights = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    heights[index] = known.get(row.key) ?? heightOf(row);
  }
  return heights;
}

/** The height that a row will have, about, in pixels: it holds its place until it has been on the screen and is measured. */
export function heightOf(row: Row): number {
  switch (row.kind) {
    case "day":
      return 32;
    case "notice":
      return 32;
    case "note":
      return 50 + linesOf(row.text) * line;
    case "on-the-way":
      return 36 + linesOf(row.item.text) * line;
    case "message": {
      const files = (row.files ?? []).reduce((sum, { preview }) => sum + (preview ? picture : named), 0);
      const words = row.text === "" && files > 0 ? 0 : linesOf(row.text) * line;
      return 16 + words + files + (row.first ? 6 : 0) + (row.last || row.arrival ? 17 : 0) + (row.quote ? 26 : 0);
    }
  }
}
