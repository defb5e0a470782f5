import type { Account } from "../../src-shared/accounts/model.ts";
import { ChatRules } from "../../src-shared/chat/rules.ts";
import { remember } from "../administration/applied.ts";
import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";

const readHouse = hot<{ body: string }>("select body from house where name = 'chat'");

/** What the house lays down for chats; its defaults until somebody has changed them. */
export async function chatRulesOf(db: Reader): Promise<ChatRules> {
  const [row] = await readHouse(db, []);
  return ChatRules.parse(JSON.parse(row?.body ?? "{}"));
}

export async function changeChatRules(tx: Tx, by: Account, rules: ChatRules): Promise<Record<string, never>> {
  const before = await chatRulesOf(tx.db);
  const body = JSON.stringify(rules);
  await tx.db
    .insertInto("house")
    .values({ name: "chat", body })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ body }))
    .execute();
  await remember(tx, by, "chatRules.changed", { before, after: rules });
  tx.tell(addresses.desks, { event: { type: "chatRules.changed", rules }, topic: "chatRules" });
  return {};
}
