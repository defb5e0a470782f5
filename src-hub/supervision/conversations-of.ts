import { sql } from "kysely";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { AgentConversation } from "../../src-shared/supervision/supervised.ts";
import type { Reader } from "../store/transact.ts";

/** What an agent owns that is not closed, the oldest first. */
export async function conversationsOf(db: Reader, agent: AccountId): Promise<AgentConversation[]> {
  const rows = await db
    .selectFrom("conversation")
    .select(["id", "visitor_name", "queue", "state", "channel", "accepted_at", "started_at", "ended_at", "parked_at"])
    .select(
      sql<number>`exists (select 1 from call where call.conversation = conversation.id and call.state = 'open')`.as(
        "called",
      ),
    )
    .where("agent", "=", agent)
    .where("state", "in", ["active", "wrap-up"])
    .orderBy("accepted_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    visitor: row.visitor_name,
    queue: row.queue,
    state: row.state,
    channel: row.channel,
    since: row.ended_at ?? row.accepted_at ?? row.started_at,
    inCall: row.called === 1,
    parked: row.parked_at !== null,
  }));
}
