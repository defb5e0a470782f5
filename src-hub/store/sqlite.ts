import type { Database, Statement } from "better-sqlite3";
import { CompiledQuery, type DatabaseConnection, type Dialect, Kysely } from "kysely";
import { SqliteAdapter, SqliteDriver, SqliteIntrospector } from "kysely";
import { StatesInSql } from "./states-in-sql.ts";
import type { Tables } from "./tables.ts";

const mostStatements = 500;

/** Kysely prepares every statement anew; here each SQL text is prepared once. */
function preparedOnce(raw: Database) {
  const kept = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const found = kept.get(sql);
    if (found) return found;
    if (kept.size >= mostStatements) kept.clear();
    const made = raw.prepare(sql);
    kept.set(sql, made);
    return made;
  };
  return { close: () => void raw.close(), prepare: prepare as never };
}

class ImmediateDriver extends SqliteDriver {
  readonly #raw: Database;
  constructor(raw: Database) {
    super({ database: preparedOnce(raw) });
    this.#raw = raw;
  }
  /** A deferred transaction could fail at its first write; an immediate one waits for its turn at the beginning. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#raw.readonly ? "begin" : "begin immediate"));
  }
  /** SQLite rolls back by itself on a full disk; a second ROLLBACK would hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#raw.inTransaction) await super.rollbackTransaction(connection);
  }
}

export function kyselyOn(raw: Database): Kysely<Tables> {
  const dialect: Dialect = {
    createDriver: () => new ImmediateDriver(raw),
    createQueryCompiler: () => new StatesInSql(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
  return new Kysely<Tables>({ dialect });
}
