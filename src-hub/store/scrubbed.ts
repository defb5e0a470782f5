import Database from "better-sqlite3";

/** Milliseconds; nobody else can write meanwhile. */
const waitsFor = 50;

/**
 * Writes the whole write-ahead log into the file and cuts it to nothing. It waits for others no
 * longer than this: false when somebody writes all the time, or still reads what was before. The database's own pages hold no more of what was deleted (`secure_delete`).
 */
export function scrubbed(file: string): boolean {
  const raw = new Database(file, { timeout: waitsFor });
  try {
    raw.pragma("synchronous = NORMAL");
    const [done] = raw.pragma("wal_checkpoint(TRUNCATE)") as Array<{ busy: number }>;
    return done?.busy === 0;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return false;
    throw error;
  } finally {
    raw.close();
  }
}
