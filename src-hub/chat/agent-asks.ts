import type { Account } from "../../src-shared/accounts/model.ts";
import type { chatAgentAsks } from "../../src-shared/chat/agent-asks.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { addresses } from "../bus.ts";
import { readableBy } from "../conversations/rows.ts";
import type { Change } from "../store/answered.ts";
import type { Store } from "../store/open.ts";
import { changeChatRules } from "./rules.ts";

export function chatAgentHandlers(
  agent: Account,
  change: Change,
  { read, bus }: Pick<Store, "read" | "bus">,
): HandlersOf<typeof chatAgentAsks> {
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
    "chat.look": async ({ conversation, does }) => {
      await readableBy(read, agent.id, conversation);
      const { id, name, role } = agent;
      bus.publish(addresses.log(logOf(conversation, "staff")), {
        event: { type: "chat.looked", conversation, by: { id, name, role }, does },
      });
      return {};
    },
    "chatRules.change": (input, call) => change(call, input, (tx) => changeChatRules(tx, agent, input.rules)),
  };
}
