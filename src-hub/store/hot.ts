import { CompiledQuery } from "kysely";
import { directOf } from "./direct.ts";
import type { Reader } from "./transact.ts";

/**
 * A statement that runs with every message and every offer, written once as SQL: to build it anew each time takes longer
 * than to run it. `?` stands for each parameter, in order.
 */
export function hot<Row>(sql: string): (db: Reader, parameters: readonly unknown[]) => Promise<Row[]> {
  return async (db, parameters) => {
    const run = directOf(db);
    if (run) return run(sql, parameters) as Row[];
    return (await db.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows;
  };
}
