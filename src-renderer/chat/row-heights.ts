import type { Row } from "./timeline.ts";

/** Characters in a line of a bubble, about. */
const lineOf = 70;
const line = 21;
const picture = 232;
const named = 52;

const linesOf = (words: string): number =>
  words.split("\n").reduce((lines, part) => lines + Math.max(1, Math.ceil(part.length / lineOf)), 0);

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
      return 16 + words + files + (row.first ? 6 : 0) + (row.last || row.arrival ? 18 : 0) + (row.quote ? 26 : 0);
    }
  }
}
