import { useEffect } from "react";
import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { UploadRules } from "../../src-shared/uploads/rules.ts";
import { isPermitted } from "../accounts/may.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { type DeskStore, type DraftKind, store, useDesk } from "../store.ts";
import { conversationAt, type Place, placeOf } from "./place.ts";
import { useTray } from "./trays.ts";

const known = createStore<Readonly<Record<Place, UploadRules>>>(() => ({}));

/** With a response files are kept, and sent by nobody yet. */
const mayAttach = (state: DeskStore, place: Place): boolean =>
  conversationAt(place) === null || isPermitted(state, "Conversation > File > Send");

/** What may be sent there, as the hub said last; null as long as that is not known, or nothing may. */
export function uploadRulesOf(place: Place): UploadRules | null {
  const rules = known.getState()[place];
  return rules?.may && mayAttach(store.getState(), place) ? rules : null;
}

/** The same for a component. */
export function useUploadRules(place: Place): UploadRules | null {
  const mayAtAll = useDesk((state) => mayAttach(state, place));
  const rules = useStore(known, (all) => all[place]);
  return rules?.may && mayAtAll ? rules : null;
}

/** With what a picture that was made here may go into this conversation: a message, a note, both or neither. */
export function useKindsOfPlace(conversation: ConversationId | null): readonly DraftKind[] {
  const isMessage = useUploadRules(conversation ?? nowhere) !== null;
  const isNote = useUploadRules(placeOf(conversation ?? nowhere, "note")) !== null;
  return [...(isMessage ? (["message"] as const) : []), ...(isNote ? (["note"] as const) : [])];
}
const nowhere = "" as ConversationId;

/** Asks the hub while a conversation is open: when it is shown, when the line is back, and when files came or went. */
export function useReadUploadRules(place: Place, isOpen: boolean): void {
  const isHere = useDesk(isLinked);
  const mayAtAll = useDesk((state) => mayAttach(state, place));
  const count = useTray(place).length;
  useEffect(() => {
    if (!isOpen || !isHere || !mayAtAll) return;
    const at = conversationAt(place);
    const asked = at
      ? desk.ask("upload.rules", { conversation: at.conversation, purpose: at.kind })
      : desk.ask("cannedFile.rules", {});
    asked.then(
      (rules) => known.setState({ [place]: rules }),
      // Without an answer nothing is offered; it is asked again when the line is back.
      (error: unknown) => console.debug(error),
    );
  }, [place, isOpen, isHere, mayAtAll, count]);
}
