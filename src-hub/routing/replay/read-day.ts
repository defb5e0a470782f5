import type { Reader } from "../../store/transact.ts";
import type { RoutingInput, RoutingRow } from "../inputs.ts";

/** A day by the calendar of this machine. Throws a RangeError with a sentence for what is no day. */
export function spanOf(day: string): { from: number; to: number } {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const from = new Date(Number(year), Number(month) - 1, Number(date));
  if (year === undefined || from.getMonth() !== Number(month) - 1)
    throw new RangeError(`"${day}" is no day: write it as 2026-11-21.`);
  const to = new Date(from);
  to.setDate(to.getDate() + 1);
  return { from: from.getTime(), to: to.getTime() };
}

/**
 * The rows that a replay of this span needs: from the last snapshot at or before its beginning (or the first one in it) to
 * its end. Empty when nothing was written yet.
 */
export async function rowsOf(db: Reader, { from, to }: { from: number; to: number }): Promise<RoutingRow[]> {
  const snapshots = db.selectFrom("routing_input").select("seq").where("kind", "=", "snapshot");
  const start =
    (await snapshots
      .where("at", "<=", from)
      .orderBy("at", "desc")
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst()) ??
    (await snapshots.where("at", "<", to).orderBy("at").orderBy("seq").limit(1).executeTakeFirst());
  if (!start) return [];
  const rows = await db
    .selectFrom("routing_input")
    .select(["seq", "at", "body"])
    .where("seq", ">=", start.seq)
    .where("at", "<", to)
    .orderBy("seq")
    .execute();
  return rows.map(({ seq, at, body }) => ({ seq, at, input: JSON.parse(body) as RoutingInput }));
}
