import { amended, isAmendment } from "../chat/amended.ts";
import type { UnknownEvent } from "../rpc/contract.ts";
import type { PublicEvent, StaffEvent } from "./events.ts";
import { type Applied, applyEntry, type LogKind } from "./log.ts";
import { type ConversationView, type PublicPage, summarisePublic, summariseStaff } from "./state.ts";

/** One event of the public log, applied: what it edits or deletes is so in the entries before it. */
export function applyPublic(page: PublicPage, seq: number, event: PublicEvent | UnknownEvent): Applied<PublicPage> {
  const applied = applyEntry(page, seq, event, summarisePublic);
  if (applied.page === page || !isAmendment(event)) return applied;
  return { page: { ...applied.page, entries: amended(applied.page.entries, event) }, gap: false };
}

/** One event of one log, applied. The caller has found the conversation; `gap` means: ask the hub again. */
export function applyToConversation(
  view: ConversationView,
  kind: LogKind,
  seq: number,
  event: PublicEvent | StaffEvent | UnknownEvent,
): { view: ConversationView; gap: boolean } {
  if (kind === "public") {
    const { page, gap } = applyPublic(view.public, seq, event as PublicEvent | UnknownEvent);
    return { view: page === view.public ? view : { ...view, public: page }, gap };
  }
  const { page, gap } = applyEntry(view.staff, seq, event as StaffEvent | UnknownEvent, summariseStaff);
  return { view: page === view.staff ? view : { ...view, staff: page }, gap };
}
