import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { useDesk } from "../store.ts";
import { myStanding, type Standing } from "./standing.ts";

/** What this agent is in a conversation; undefined when it is not here. */
export function useStanding(conversation: ConversationId): Standing | undefined {
  return useDesk((state) => {
    const view = state.desk?.hub?.conversations.find((one) => idOf(one) === conversation);
    return view && myStanding(state, view);
  });
}
