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
  const opened = existsSync(file) && statSync(file).size > 0 ? tryToOpen(file) : open(file);
  if (opened) return { db: migrated(opened, file, steps), movedTo: null };
  const movedTo = setAside(file, now);
  return { db: migrated(open(file), file, steps), movedTo };
}

function open(file: string): Database.Database {
  // SQLite gives its companions (-wal, -shm) the rights of the file itself, so it is made before SQLite sees it.
  closeSync(openSync(file, "a", 0o600));
  if (process.platform !== "win32") chmodSync(file, 0o600);
  const db = new Database(file, { timeout: 5_000 });
  db.pragma("auto_vacuum = INCREMENTAL");
  for (const pragma of ["journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "trusted_schema = OFF"])
    db.pragma(pragma);
  for (const pragma of ["cell_size_check = ON", "journal_size_limit = 16777216", "mmap_size = 0"]) db.pragma(pragma);
  return db;
}

/** Undefined when it is no database, one of another program, or one that has come to harm. */
function tryToOpen(file: string): Database.Database | undefined {
  // A WAL beside it means that the last desk did not end by itself: only then the whole file is looked through.
  const suddenEnd = existsSync(`${file}-wal`);
  let db: Database.Database | undefined;
  try {
    db = open(file);
    const id = db.pragma("application_id", { simple: true });
    const tables = db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() as number;
    const ours = id === applicationId || (id === 0 && tables === 0);
    if (ours && (!suddenEnd || db.pragma("quick_check(1)", { simple: true }) === "ok")) return db;
  } catch (error) {
    if (!isBroken(error)) {
      db?.close();
      throw error;
    }
  }
  db?.close();
  return undefined;
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

function migrated(db: Database.Database, file: string, steps: typeof migrations): Database.Database {
  const version = db.pragma("user_version", { simple: true }) as number;
  if (version > steps.length) {
    db.close();
    throw refuse("outdated", "call-log-newer", { values: { version, known: steps.length } });
  }
  if (version > 0 && version < steps.length) copyBefore(db, `${file}.before-${version + 1}`);
  steps.slice(version).forEach((step, index) => {
    const upgrade = db.transaction(() => {
      step(db);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${version + index + 1}`);
    });
    upgrade.immediate();
  });
  return db;
}

/** A whole copy, for the owner only. One that an earlier, broken attempt left is replaced. */
function copyBefore(db: Database.Database, copy: string): void {
  rmSync(copy, { force: true });
  closeSync(openSync(copy, "wx", 0o600));
  db.prepare("VACUUM INTO ?").run(copy);
}
