import { ChatRules } from "../../src-shared/chat/rules.ts";
import { hot } from "../store/hot.ts";
import type { Reader } from "../store/transact.ts";

const readHouse = hot<{ body: string }>("select body from house where name = 'chat'");

/** What the house lays down for chats; its defaults until somebody has changed them. */
export async function chatRulesOf(db: Reader): Promise<ChatRules> {
  const [row] = await readHouse(db, []);
  return ChatRules.parse(JSON.parse(row?.body ?? "{}"));
}
