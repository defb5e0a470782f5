import type { Database, Statement } from "better-sqlite3";

/** Runs one statement; answers its rows. */
export type Run = (sql: string, parameters: readonly unknown[]) => unknown[];

const direct = new WeakMap<object, Run>();

/** Lets the hot statements of this transaction go straight to its connection: a query object costs more than most of them. */
export function runsDirectly(transaction: object, run: Run): void {
  direct.set(transaction, run);
}

/** Undefined for who goes by query objects. */
export function directOf(db: object): Run | undefined {
  return direct.get(db);
}

/** Each SQL text prepared once on this connection; there are as many as the sources hold. */
export function directOn(raw: Database): Run {
  const kept = new Map<string, Statement>();
  return (sql, parameters) => {
    let statement = kept.get(sql);
    if (!statement) kept.set(sql, (statement = raw.prepare(sql)));
    if (statement.reader) return statement.all(parameters);
    statement.run(parameters);
    return [];
  };
}
