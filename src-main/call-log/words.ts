import { cleanLine } from "../../src-shared/text/clean.ts";

const mostWords = 12;

/**
 * What somebody typed, as full-text queries of SQLite's FTS5: one for each word, all of which must be found; the last one
 * also as the beginning of a word. Every word is quoted, so nothing in it is syntax.
 * Null: nothing was typed. An empty list: nothing in it can be searched for.
 */
export function queriesOf(typed: string): string[] | null {
  const line = cleanLine(typed);
  if (line === "") return null;
  // What holds no letter and no digit gives no token, and a query without tokens finds nothing.
  const words = line.split(" ").filter((word) => /[\p{L}\p{N}\p{Co}]/u.test(word));
  return words.slice(0, mostWords).map((word, index, all) => quoted(word) + (index === all.length - 1 ? "*" : ""));
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
