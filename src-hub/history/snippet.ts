import type { Snippet } from "../../src-shared/history/model.ts";
import { found, type Sought } from "./words.ts";

/** UTF-16 code units of a text that are shown of a find. */
const room = 180;
const before = 48;
const mostMarks = 20;

/** The words around what was found, on one line; marks are offsets into them, in order, and never overlap. */
export function snippetOf(text: string, sought: Sought): Snippet {
  const line = text.replace(/\s+/g, " ").trim();
  const finds = found(line, sought);
  const first = finds[0]?.from ?? 0;
  const from = line.length <= room ? 0 : wordStart(line, Math.max(0, Math.min(first - before, line.length - room)));
  const to = Math.min(line.length, wholeEnd(line, from + room));
  const [head, tail] = [from > 0 ? "…" : "", to < line.length ? "…" : ""];
  const shift = head.length - from;
  return {
    text: head + line.slice(from, to) + tail,
    marks: finds
      .filter((one) => one.from >= from && one.to <= to)
      .slice(0, mostMarks)
      .map((one) => [one.from + shift, one.to + shift]),
  };
}

/** The next beginning of a word, if it is near. */
function wordStart(line: string, at: number): number {
  if (at === 0) return 0;
  const space = line.indexOf(" ", at - 1);
  return space >= 0 && space - at < 24 ? space + 1 : wholeEnd(line, at);
}

/** Never between the halves of a surrogate pair. */
function wholeEnd(line: string, at: number): number {
  const code = line.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
