import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { applicationId, migrations } from "./migrations.ts";

export interface OpenedLog {
  readonly db: Database.Database;
  /** Where the old file went when it was no database, or a broken one; null when all was well. */
  readonly movedTo: string | null;
}

/**
 * Opens the call log's file, or begins it. Refuses with `outdated` / `call-log-newer` a file that a newer desk wrote. A
 * file that is no database of ours is kept under another name, and a new one is begun. `now`: epoch milliseconds.
 */
export function openLog(file: string, now: number, steps: typeof migrations = migrations): OpenedLog {
  const version = existsSync(file) && statSync(file).size > 0 ? versionOf(file) : 0;
  if (version > steps.length) throw refuse("outdated", "call-log-newer", { values: { version, known: steps.length } });
  const movedTo = version < 0 ? setAside(file, now) : null;
  const db = open(file);
  try {
    migrate(db, file, steps);
  } catch (error) {
    db.close();
    throw error;
  }
  return { db, movedTo };
}

function open(file: string): Database.Database {
  // SQLite gives its companions (-wal, -shm) the rights of the file itself, so it is made before SQLite sees it.
  closeSync(openSync(file, "a", 0o600));
  if (process.platform !== "win32") chmodSync(file, 0o600);
  const db = new Database(file, { timeout: 5_000 });
  db.pragma("auto_vacuum = INCREMENTAL");
  for (const pragma of ["journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "trusted_schema = OFF"])
    db.pragma(pragma);
  // What is taken out is filled with zeros in its page.
  db.pragma("secure_delete = ON");
  for (const pragma of ["cell_size_check = ON", "journal_size_limit = 16777216", "mmap_size = 0"]) db.pragma(pragma);
  return db;
}

/**
 * The version of its schema; −1 when it is no database, one of another program, or one that has come to harm. Looks
 * without touching: what is not ours stays as it is.
 */
function versionOf(file: string): number {
  // A WAL beside it means that the last desk did not end by itself: only then the whole file is looked through.
  const suddenEnd = existsSync(`${file}-wal`);
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true });
    const id = db.pragma("application_id", { simple: true });
    const tables = db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get();
    if (id !== applicationId && !(id === 0 && tables === 0)) return -1;
    if (suddenEnd && db.pragma("quick_check(1)", { simple: true }) !== "ok") return -1;
    return db.pragma("user_version", { simple: true }) as number;
  } catch (error) {
    if (isBroken(error)) return -1;
    throw error;
  } finally {
    db?.close();
  }
}

/** Whether SQLite says that the file itself is at fault. */
function isBroken(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

function setAside(file: string, now: number): string {
  const movedTo = `${file}.corrupt-${new Date(now).toISOString().replaceAll(":", "-")}`;
  renameSync(file, movedTo);
  for (const companion of ["-wal", "-shm"])
    if (existsSync(file + companion)) renameSync(file + companion, movedTo + companion);
  return movedTo;
}

function migrate(db: Database.Database, file: string, steps: typeof migrations): void {
  const version = db.pragma("user_version", { simple: true }) as number;
  if (version > 0 && version < steps.length) copyBefore(db, `${file}.before-${version + 1}`);
  steps.slice(version).forEach((step, index) => {
    const upgrade = db.transaction(() => {
      step(db);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${version + index + 1}`);
    });
    upgrade.immediate();
  });
}

/** A whole copy, for the owner only. One that an earlier, broken attempt left is replaced. */
function copyBefore(db: Database.Database, copy: string): void {
  rmSync(copy, { force: true });
  closeSync(openSync(copy, "wx", 0o600));
  db.prepare("VACUUM INTO ?").run(copy);
}
