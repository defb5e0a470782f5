import { useEffect } from "react";
import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { UploadRules } from "../../src-shared/uploads/rules.ts";
import { isPermitted } from "../accounts/may.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { store, useDesk } from "../store.ts";
import { useTray } from "./trays.ts";

const known = createStore<Readonly<Record<ConversationId, UploadRules>>>(() => ({}));

/** What may be sent into a conversation, as the hub said last; null as long as that is not known, or nothing may. */
export function uploadRulesOf(conversation: ConversationId): UploadRules | null {
  const rules = known.getState()[conversation];
  return rules?.may && isPermitted(store.getState(), "Conversation > File > Send") ? rules : null;
}

/** The same for a component. */
export function useUploadRules(conversation: ConversationId): UploadRules | null {
  const mayAtAll = useDesk((state) => isPermitted(state, "Conversation > File > Send"));
  const rules = useStore(known, (all) => all[conversation]);
  return rules?.may && mayAtAll ? rules : null;
}

/** Asks the hub while a conversation is open: when it is shown, when the line is back, and when files came or went. */
export function useReadUploadRules(conversation: ConversationId, isOpen: boolean): void {
  const isHere = useDesk(isLinked);
  const mayAtAll = useDesk((state) => isPermitted(state, "Conversation > File > Send"));
  const count = useTray(conversation).length;
  useEffect(() => {
    if (!isOpen || !isHere || !mayAtAll) return;
    desk.ask("upload.rules", { conversation }).then(
      (rules) => known.setState({ [conversation]: rules }),
      // Without an answer nothing is offered; it is asked again when the line is back.
      (error: unknown) => console.debug(error),
    );
  }, [conversation, isOpen, isHere, mayAtAll, count]);
}
