import type { Account } from "../../src-shared/accounts/model.ts";
import type { chatAgentAsks } from "../../src-shared/chat/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { readableBy } from "../conversations/rows.ts";
import type { Store } from "../store/open.ts";

export function chatAgentHandlers(agent: Account, { read }: Pick<Store, "read">): HandlersOf<typeof chatAgentAsks> {
  return {
    "chat.edits": async ({ conversation, message }) => {
      await readableBy(read, agent.id, conversation);
      const edits = await read
        .selectFrom("message_edit")
        .innerJoin("message", "message.id", "message_edit.message")
        .select(["message_edit.text", "message_edit.at"])
        .where("message_edit.message", "=", message)
        .where("message.conversation", "=", conversation)
        .orderBy("message_edit.seq")
        .execute();
      return { edits };
    },
  };
}
