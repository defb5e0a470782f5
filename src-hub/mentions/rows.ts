import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Mention } from "../../src-shared/mentions/model.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { addresses } from "../bus.ts";
import type { Reader, Tx } from "../store/transact.ts";

/** So much of a note stands in the notice of it, in UTF-16 code units. */
const excerpt = 200;

/** Those of a note whom it names and who are accounts here, each told of it. Who writes it names himself in vain. */
export async function mention(
  tx: Tx,
  by: Account,
  conversation: ConversationId,
  note: { readonly id: string; readonly text: string },
  accounts: readonly AccountId[],
  machine: Machine,
): Promise<Account[]> {
  if (accounts.length === 0) return [];
  const named = await tx.db
    .selectFrom("account")
    .select(["id", "name", "role"])
    .where("id", "in", [...accounts])
    .execute();
  for (const { id } of named) {
    if (id === by.id) continue;
    await tx.db
      .insertInto("mention")
      .values({
        id: uuid7(machine),
        conversation,
        note: note.id,
        text: note.text.slice(0, excerpt).toWellFormed(),
        account: id,
        by: by.id,
        at: tx.now,
        seen_at: null,
      })
      .execute();
    await tellMentions(tx, id);
  }
  return named;
}

/** What names him and he has not looked at, oldest first. */
export async function mentionsOf(db: Reader, account: AccountId): Promise<Mention[]> {
  const rows = await db
    .selectFrom("mention")
    .innerJoin("conversation", "conversation.id", "mention.conversation")
    .innerJoin("account", "account.id", "mention.by")
    .select([
      "mention.id",
      "mention.conversation",
      "conversation.visitor_name",
      "account.name",
      "mention.text",
      "mention.at",
    ])
    .where("mention.account", "=", account)
    .where("mention.seen_at", "is", null)
    .orderBy("mention.id")
    .limit(100)
    .execute();
  return rows.map(({ id, conversation, visitor_name, name, text, at }) => ({
    id: id as Mention["id"],
    conversation,
    visitor: visitor_name,
    by: name,
    text,
    at,
  }));
}

export async function tellMentions(tx: Tx, account: AccountId): Promise<void> {
  const mentions = await mentionsOf(tx.db, account);
  tx.tell(addresses.agent(account), { event: { type: "mentions.changed", mentions }, topic: "mentions" });
}
