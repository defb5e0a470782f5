/** Rows that are watched: what `…watch` answered, then each `…changed`. */
export interface Watched<Row extends { readonly id: string }> {
  readonly version: number;
  readonly rows: ReadonlyMap<string, Row>;
}

export interface RowsChange<Row> {
  readonly version: number;
  readonly rows: readonly Row[];
  readonly gone: readonly string[];
}

export function watchedRows<Row extends { readonly id: string }>(version: number, rows: readonly Row[]): Watched<Row> {
  return { version, rows: new Map(rows.map((row) => [row.id, row])) };
}

/** The rows after a change; undefined when one before it was missed: watch again. */
export function applyRows<Row extends { readonly id: string }>(
  held: Watched<Row>,
  { version, rows, gone }: RowsChange<Row>,
): Watched<Row> | undefined {
  // The answer to a watch may have been read after what is heard late.
  if (version <= held.version) return held;
  if (version !== held.version + 1) return undefined;
  const next = new Map(held.rows);
  for (const id of gone) next.delete(id);
  for (const row of rows) next.set(row.id, row);
  return { version, rows: next };
}
