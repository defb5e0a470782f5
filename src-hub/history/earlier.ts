import type { Account } from "../../src-shared/accounts/model.ts";
import type { PastConversation } from "../../src-shared/history/model.ts";
import type { Rights } from "../accounts/rights.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import { pastOf } from "./past.ts";
import { isOwn } from "./readable.ts";
import { samePerson } from "./same-person.ts";

const pageSize = 20;
/** A page of the other conversations of this one's visitor. Without the right to view history: of his own alone. */
export async function earlierOf(
  db: Reader,
  agent: Account,
  rights: Pick<Rights, "may">,
  row: ConversationRow,
  before = Number.MAX_SAFE_INTEGER,
): Promise<{ conversations: PastConversation[]; more: boolean }> {
  const rows = await db
    .selectFrom("conversation")
    .selectAll()
    .where("visitor", "in", await samePerson(db, row.visitor))
    .where("started_at", "<", before)
    .where("id", "<>", row.id)
    .orderBy("started_at", "desc")
    .limit(pageSize + 1)
    .execute();
  const mayAll = rights.may("Conversation > History > View");
  const conversations: PastConversation[] = [];
  for (const one of rows.slice(0, pageSize))
    if (mayAll || (await isOwn(db, agent, one))) conversations.push(await pastOf(db, one));
  return { conversations, more: rows.length > pageSize };
}
