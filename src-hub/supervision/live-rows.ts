/** Rows that somebody watches. Only what differs from what was told last is told. */
export interface LiveRows<Row extends { readonly id: string }> {
  readonly all: () => Row[];
  put(row: Row): void;
  /** Those that are there no longer, of all that are held. */
  keepOnly(isThere: (id: Row["id"]) => boolean): void;
  /** What changed since the last call; null when nothing did. */
  flush(): { rows: Row[]; gone: Array<Row["id"]> } | null;
  clear(): void;
}

export function liveRows<Row extends { readonly id: string }>(): LiveRows<Row> {
  const held = new Map<Row["id"], { readonly row: Row; readonly written: string }>();
  const changed = new Set<Row["id"]>();
  return {
    all: () => [...held.values()].map(({ row }) => row),
    put(row) {
      const id: Row["id"] = row.id;
      const written = JSON.stringify(row);
      if (held.get(id)?.written === written) return;
      held.set(id, { row, written });
      changed.add(id);
    },
    keepOnly(isThere) {
      for (const id of held.keys()) if (!isThere(id) && held.delete(id)) changed.add(id);
    },
    flush() {
      if (changed.size === 0) return null;
      const rows: Row[] = [];
      const gone: Array<Row["id"]> = [];
      for (const id of changed) {
        const row = held.get(id)?.row;
        if (row) rows.push(row);
        else gone.push(id);
      }
      changed.clear();
      return { rows, gone };
    },
    clear() {
      held.clear();
      changed.clear();
    },
  };
}
