import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { addresses } from "../bus.ts";
import type { Reader, Tx } from "../store/transact.ts";

interface Lost {
  readonly conversation: ConversationId;
  readonly visitor_name: string;
  readonly state: string;
  readonly agent: AccountId | null;
  readonly agent_name: string | null;
}

/** Who comes back too late hears what became of each that went on without him since his desk was lost. */
export async function tellWhoTookOver(tx: Tx, account: AccountId, since: number): Promise<void> {
  for (const row of await lostBy(tx.db, account, since)) if (row.agent !== account) tellOne(tx, account, row);
}

/** Somebody has taken one that was waiting again: the one who lost it hears who, if he is back meanwhile. */
export async function tellWhoLost(tx: Tx, conversation: ConversationId, taker: AccountId): Promise<void> {
  const last = await tx.db
    .selectFrom("part")
    .select(["account", "until"])
    .where("conversation", "=", conversation)
    .where("kind", "=", "left")
    .where("until", "is not", null)
    .orderBy("until", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!last?.until || last.account === taker) return;
  for (const row of await lostBy(tx.db, last.account, last.until))
    if (row.conversation === conversation) tellOne(tx, last.account, row);
}

function lostBy(db: Reader, account: AccountId, since: number): Promise<Lost[]> {
  return db
    .selectFrom("part")
    .innerJoin("conversation", "conversation.id", "part.conversation")
    .leftJoin("account", "account.id", "conversation.agent")
    .select([
      "conversation.id as conversation",
      "conversation.visitor_name",
      "conversation.state",
      "conversation.agent",
      "account.name as agent_name",
    ])
    .where("part.account", "=", account)
    .where("part.kind", "=", "left")
    .where("part.until", ">=", since)
    .orderBy("part.until")
    .execute();
}

function tellOne(tx: Tx, account: AccountId, { conversation, visitor_name, state, agent_name }: Lost): void {
  tx.tell(addresses.agent(account), {
    event: {
      type: "conversation.takenOver",
      conversation,
      visitor: { name: visitor_name },
      by: agent_name,
      is: agent_name !== null ? "taken" : state === "closed" ? "ended" : "waiting",
    },
  });
}
