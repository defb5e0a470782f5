import { sql } from "kysely";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { Reader } from "../store/transact.ts";

/** How many conversations there were, and what they were carried by. */
export interface Counted {
  /**
   * One for each that was begun: a chat that becomes a call is one, by two channels; who chats and then begins a call by
   * another button has two (features 001-12, 001-15).
   */
  readonly conversations: number;
  /** Those with a chat, and those with a call; one that has both counts in both. */
  readonly chat: number;
  readonly video: number;
  /** Begun as a chat, and a call came of it. */
  readonly escalated: number;
  /** Begun by somebody who had another before: they are linked to that one. */
  readonly linked: number;
}

export interface CountedOf {
  /** Begun from (included) until (excluded), epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly site?: string;
  /** Whose they were at their end, or are. */
  readonly agent?: AccountId;
}

/** Counts what was begun in a span of time, for reports. */
export async function counted(db: Reader, { from, to, site, agent }: CountedOf): Promise<Counted> {
  const calls = sql<number>`exists (select 1 from call where call.conversation = conversation.id)`;
  const sum = (what: typeof calls) => sql<number>`coalesce(sum(case when ${what} then 1 else 0 end), 0)`;
  let query = db
    .selectFrom("conversation")
    .where("started_at", ">=", from)
    .where("started_at", "<", to)
    .select(({ fn }) => [
      fn.countAll<number>().as("conversations"),
      sum(sql`channel = 'chat'`).as("chat"),
      sum(sql`channel = 'video' or ${calls}`).as("video"),
      sum(sql`channel = 'chat' and ${calls}`).as("escalated"),
      sum(sql`previous is not null`).as("linked"),
    ]);
  if (site !== undefined) query = query.where("site", "=", site);
  if (agent !== undefined) query = query.where("agent", "=", agent);
  return query.executeTakeFirstOrThrow();
}
