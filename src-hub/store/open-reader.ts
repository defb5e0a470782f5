import Database from "better-sqlite3";
import { kyselyOn } from "./sqlite.ts";
import type { Reader } from "./transact.ts";

/** The same for as long as it is wanted. */
export function openReader(file: string): { readonly db: Reader; close(): Promise<void> } {
  const raw = new Database(file, { readonly: true });
  raw.pragma("busy_timeout = 5000");
  const db = kyselyOn(raw);
  return {
    db,
    async close() {
      await db.destroy();
      raw.close();
    },
  };
}

/** Reads a hub's database by a connection of its own that cannot write, beside a hub or without one; closed at the end. */
export async function withReader<T>(file: string, work: (db: Reader) => Promise<T>): Promise<T> {
  const reader = openReader(file);
  try {
    return await work(reader.db);
  } finally {
    await reader.close();
  }
}
