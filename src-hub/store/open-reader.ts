import Database from "better-sqlite3";
import { kyselyOn } from "./sqlite.ts";
import type { Reader } from "./transact.ts";

/** Reads a hub's database by a connection of its own that cannot write, beside a hub or without one; closed at the end. */
export async function withReader<T>(file: string, work: (db: Reader) => Promise<T>): Promise<T> {
  const raw = new Database(file, { readonly: true });
  raw.pragma("busy_timeout = 5000");
  const db = kyselyOn(raw);
  try {
    return await work(db);
  } finally {
    await db.destroy();
    raw.close();
  }
}
