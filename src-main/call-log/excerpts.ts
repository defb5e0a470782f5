import type { Database } from "better-sqlite3";
import { tokens } from "./migrations.ts";

/**
 * Makes the function that shows where in a conversation one of `queries` was found: the words around it, the match between
 * U+0002 and U+0003; undefined where none was found. The few texts that are shown are indexed anew by themselves, in
 * memory: to mark words, the great index would be searched once for each of them.
 */
export function excerpts(
  db: Database,
): (queries: readonly string[], numbers: readonly number[]) => Array<string | undefined> {
  db.pragma("temp_store = MEMORY");
  db.exec(`CREATE VIRTUAL TABLE temp.shown USING fts5 (body, tokenize = '${tokens}')`);
  const first = db
    .prepare<[string, number, number], number>(`
      SELECT min(rowid) FROM text_index WHERE text_index MATCH ? AND rowid BETWEEN ? << 28 AND (? + 1 << 28) - 1
      GROUP BY rowid >> 28`)
    .pluck();
  const show = db.prepare(
    "INSERT INTO temp.shown (rowid, body) SELECT id, body FROM text WHERE id IN (SELECT value FROM json_each(?))",
  );
  const marked = db.prepare<[string], { no: number; excerpt: string }>(
    "SELECT rowid >> 28 AS no, snippet(shown, 0, char(2), char(3), '…', 16) AS excerpt FROM temp.shown WHERE shown MATCH ?",
  );
  const clear = db.prepare("DELETE FROM temp.shown");

  return (queries, numbers) => {
    if (queries.length === 0 || numbers.length === 0) return [];
    const either = queries.join(" OR ");
    const wanted = new Set(numbers);
    const ids = first
      .all(either, Math.min(...numbers), Math.max(...numbers))
      .filter((id) => wanted.has(Math.floor(id / 2 ** 28)));
    show.run(JSON.stringify(ids));
    const byNumber = new Map(marked.all(either).map(({ no, excerpt }) => [no, excerpt]));
    clear.run();
    return numbers.map((no) => byNumber.get(no));
  };
}
