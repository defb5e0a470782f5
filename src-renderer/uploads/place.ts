import type { CannedId } from "../../src-shared/canned/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { DraftKind } from "../store.ts";

/** Where chosen files stand: beside the message of a conversation, beside its note, or with a canned response. */
export type Place = ConversationId | `${ConversationId}/note` | `canned/${CannedId}`;

export const placeOf = (conversation: ConversationId, kind: DraftKind): Place =>
  kind === "note" ? `${conversation}/note` : conversation;

export const cannedPlace = (id: CannedId): Place => `canned/${id}`;

/** Null: it is of no conversation. */
export function conversationAt(
  place: Place,
): { readonly conversation: ConversationId; readonly kind: DraftKind } | null {
  const [first, kind] = place.split("/");
  return first === "canned"
    ? null
    : { conversation: first as ConversationId, kind: kind === "note" ? "note" : "message" };
}
