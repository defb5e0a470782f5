import type { MessageId } from "../../src-shared/chat/model.ts";
import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Offer, OfferId } from "../../src-shared/queues/model.ts";
import { anna, byAnna, type History, idOfNumber, maria, played, sales, solved } from "./history.ts";

/** Conversation `number`, just accepted by Anna. */
export function accepted(number = 1): History {
  return played(idOfNumber(number) as ConversationId, ["offers", "accepts"]);
}

export function message(
  conversation: ConversationId,
  number: number,
  text: string,
  from = maria as typeof maria | typeof byAnna,
): PublicEvent {
  return {
    type: "chat.messageAdded",
    conversation,
    at: 5_000 + number,
    message: { id: idOfNumber(number, 7) as MessageId, from, text },
  };
}

export function note(conversation: ConversationId, number: number, text: string): StaffEvent {
  return {
    type: "note.added",
    conversation,
    at: 5_000 + number,
    after: 2,
    note: { id: idOfNumber(number, 6), by: anna, text },
  };
}

/** The rest of a conversation's life. */
export function ending(conversation: ConversationId, words = "Done"): { ended: PublicEvent; closed: StaffEvent } {
  return {
    ended: { type: "conversation.ended", conversation, at: 9_000, by: "agent" },
    closed: { type: "conversation.closed", conversation, at: 9_500, after: 3, ...solved, note: words },
  };
}

export function anOffer(number: number, now: number, over: Partial<Offer> = {}): Offer {
  return {
    id: idOfNumber(number, 5) as OfferId,
    conversation: idOfNumber(number, 4) as ConversationId,
    queue: sales,
    visitor: { name: "Maria" },
    page: null,
    waitingSince: now,
    madeAt: now + number,
    expiresAt: now + 30_000,
    firstText: "A secret question",
    before: 0,
    kind: "new",
    channel: "chat",
    language: null,
    by: null,
    note: "",
    why: null,
    last: null,
    skills: [],
    auto: false,
    ...over,
  };
}
