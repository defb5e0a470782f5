import type { Message } from "../../src-shared/chat/model.ts";
import { plainChatRules } from "../../src-shared/chat/rules.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { isPermitted } from "../accounts/may.ts";
import { conversationOf } from "../conversations/selectors.ts";
import { machine } from "../machine.ts";
import type { DeskStore } from "../store.ts";

/** The newest message of the one who sits here that he may still change. */
export function lastOwn(state: DeskStore, conversation: ConversationId): Message | undefined {
  const hub = state.desk?.hub;
  if (!hub || !isPermitted(state, "Conversation > Message > Edit")) return undefined;
  const since = machine.now() + (state.desk?.clockOffset ?? 0) - (hub.chat ?? plainChatRules).agentMinutes * 60_000;
  const entries = conversationOf(state, conversation)?.public.entries ?? [];
  for (const { event } of entries.toReversed()) {
    if (event.type !== "chat.messageAdded" || event.at < since) continue;
    const { from, deleted } = event.message;
    if (from.kind === "agent" && from.name === hub.account.name && deleted === undefined) return event.message;
  }
  return undefined;
}
