import type { Account } from "../../src-shared/accounts/model.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Rights } from "../accounts/rights.ts";
import { conversationRow } from "../conversations/rows.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import { samePerson } from "./same-person.ts";

const hasPart = hot<{ one: number }>("select 1 as one from part where conversation = ? and account = ? limit 1");
const withMeNow = hot<{ one: number }>(
  `select 1 as one from conversation where visitor = ? and state in ('active', 'wrap-up') and
     (agent = ? or exists (select 1 from part where part.conversation = conversation.id and part.account = ? and until is null))
   limit 1`,
);

/** Whether this agent has or had a part in it. */
export async function isOwn(db: Reader, { id }: Account, row: ConversationRow): Promise<boolean> {
  return row.agent === id || (await hasPart(db, [row.id, id])).length > 0;
}

async function isWithMe(db: Reader, { id }: Account, visitor: VisitorId): Promise<boolean> {
  for (const one of await samePerson(db, visitor)) if ((await withMeNow(db, [one, id, id])).length > 0) return true;
  return false;
}

/**
 * One that this agent may read although it need not be his own: an earlier one of a visitor who is with him now, where he
 * may view history; anyone's, where he may search in all. Else `gone`, as if there were none.
 */
export async function readableInHistory(
  db: Reader,
  agent: Account,
  rights: Pick<Rights, "may">,
  id: ConversationId,
): Promise<ConversationRow> {
  const row = await conversationRow(db, id);
  if (!row) throw refuse("gone", "conversation-gone");
  if (await isOwn(db, agent, row)) return row;
  if (rights.may("Conversation > History > Search")) return row;
  if (rights.may("Conversation > History > View") && (await isWithMe(db, agent, row.visitor))) return row;
  throw refuse("gone", "conversation-gone");
}
