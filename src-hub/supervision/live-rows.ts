/** Rows that are watched. Only what differs from what was told last is told. */
export interface LiveRows<Row extends { readonly id: string }> {
  readonly version: () => number;
  readonly all: () => Row[];
  put(row: Row): void;
  drop(id: Row["id"]): void;
  /** What changed since the last call, under the next version; null when nothing did. */
  flush(): { version: number; rows: Row[]; gone: Array<Row["id"]> } | null;
  /** Nobody looks any more. A version from before means nothing afterwards. */
  clear(): void;
}

/** `first`: the hub's time at its start, so that no version of an earlier life is one of this. */
export function liveRows<Row extends { readonly id: string }>(first: number): LiveRows<Row> {
  const held = new Map<Row["id"], { readonly row: Row; readonly written: string }>();
  const changed = new Set<Row["id"]>();
  let version = first;
  return {
    version: () => version,
    all: () => [...held.values()].map(({ row }) => row),
    put(row) {
      const id: Row["id"] = row.id;
      const written = JSON.stringify(row);
      if (held.get(id)?.written === written) return;
      held.set(id, { row, written });
      changed.add(id);
    },
    drop(id) {
      if (held.delete(id)) changed.add(id);
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
      version += 1;
      return { version, rows, gone };
    },
    clear() {
      held.clear();
      changed.clear();
      version += 1;
    },
  };
}
