import { Hours } from "../../src-shared/routing/hours.ts";
import type { HoursId } from "../../src-shared/routing/ids.ts";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import type { Known } from "../routing/known.ts";
import type { Reader } from "../store/transact.ts";

/** What the ids in the rows are called. Read whenever somebody asks to watch, never between. */
export async function namesOf(db: Reader, known: Known): Promise<Names> {
  return {
    queues: [...known.queues.values()].map(({ id, name }) => ({ id, name })),
    skills: await db.selectFrom("skill").select(["id", "name"]).orderBy("name").execute(),
    groups: await db.selectFrom("agent_group").select(["id", "name"]).orderBy("name").execute(),
  };
}

export async function hoursIn(db: Reader): Promise<Map<HoursId, Hours>> {
  const rows = await db.selectFrom("hours").select(["id", "body"]).execute();
  return new Map(rows.map(({ id, body }) => [id, Hours.parse(JSON.parse(body))]));
}
