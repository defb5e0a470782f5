import type { ConversationView } from "../../src-shared/conversations/state.ts";

/** A message or a note that was found, by its seq in its own log; `near`: the place in the public one. */
export interface Found {
  readonly log: "message" | "note";
  readonly seq: number;
  readonly near: number;
}

/** The key of its row in the timeline; undefined when it is not among what was read. */
export function rowKeyOf({ public: said, staff }: ConversationView, { log, seq }: Found): string | undefined {
  if (log === "note") {
    const event = staff.entries.find((entry) => entry.seq === seq)?.event;
    return event?.type === "note.added" ? event.note.id : undefined;
  }
  const event = said.entries.find((entry) => entry.seq === seq)?.event;
  return event?.type === "chat.messageAdded" ? event.message.id : undefined;
}
