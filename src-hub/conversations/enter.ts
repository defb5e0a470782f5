import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { addresses } from "../bus.ts";
import type { Tx } from "../store/transact.ts";
import { conversationView } from "./pages.ts";
import { conversationRow } from "./rows.ts";

/** The agent takes part from now on: his desks get the whole of it, then its logs. */
export async function enterConversation(tx: Tx, agent: AccountId, conversation: ConversationId): Promise<void> {
  const row = await conversationRow(tx.db, conversation);
  if (!row) throw refuse("gone", "conversation-gone");
  const view = await conversationView(tx.db, row);
  tx.tell(addresses.agent(agent), { event: { type: "conversation.opened", view }, topic: "conversation" });
}
