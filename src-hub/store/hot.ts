import { CompiledQuery } from "kysely";
import type { Reader } from "./transact.ts";

/**
 * A statement that runs with every message and every offer, written once as SQL: to build it anew each time takes longer
 * than to run it. `?` stands for each parameter, in order.
 */
export function hot<Row>(sql: string): (db: Reader, parameters: readonly unknown[]) => Promise<Row[]> {
  return async (db, parameters) => (await db.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows;
}
