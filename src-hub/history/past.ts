import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { PastConversation } from "../../src-shared/history/model.ts";
import { outcomeName } from "../../src-shared/wrap-up/rules.ts";
import { conversationRow } from "../conversations/rows.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import { rulesOf } from "../wrap-up/rows.ts";

const nameOfAccount = hot<{ name: string }>("select name from account where id = ?");
const nameOfQueue = hot<{ name: string }>("select name from queue where id = ?");

/** A conversation as lists of earlier ones show it. */
export async function pastOf(db: Reader, row: ConversationRow): Promise<PastConversation> {
  const agent = row.agent === null ? undefined : (await nameOfAccount(db, [row.agent]))[0];
  return {
    id: row.id,
    visitor: row.visitor_name,
    agent: agent?.name ?? null,
    queue: (await nameOfQueue(db, [row.queue]))[0]?.name ?? "",
    site: row.site_name,
    channel: row.channel,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    outcome: row.outcome,
    outcomeName: outcomeName(rulesOf(row), row.outcome),
  };
}

export async function pastConversation(db: Reader, id: ConversationId): Promise<PastConversation | undefined> {
  const row = await conversationRow(db, id);
  return row && pastOf(db, row);
}
