import { sql } from "kysely";
import type { KeptDay } from "../../../src-shared/replay/model.ts";
import type { Reader } from "../../store/transact.ts";

const mostDays = 31;

/** Days of this machine's calendar that have rows, the newest first: it jumps from one to the one before it. */
export async function daysOf(db: Reader, now: number): Promise<KeptDay[]> {
  const days: KeptDay[] = [];
  let before = now + 1;
  while (days.length < mostDays) {
    const last = await db
      .selectFrom("routing_input")
      .select("at")
      .where("at", "<", before)
      .orderBy("at", "desc")
      .limit(1)
      .executeTakeFirst();
    if (!last) break;
    const from = new Date(last.at);
    from.setHours(0, 0, 0, 0);
    days.push({ day: nameOf(from), conversations: await conversationsIn(db, from.getTime(), before) });
    before = from.getTime();
  }
  return days;
}

async function conversationsIn(db: Reader, from: number, to: number): Promise<number> {
  const { count } = await db
    .selectFrom("routing_input")
    .select(sql<number>`count(distinct json_extract(body, '$.wait.conversation'))`.as("count"))
    .where("at", ">=", from)
    .where("at", "<", to)
    .where("kind", "in", ["wait", "refused"])
    .executeTakeFirstOrThrow();
  return count;
}

const two = (count: number): string => String(count).padStart(2, "0");
const nameOf = (day: Date): string => `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
