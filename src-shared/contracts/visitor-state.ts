import { logNamed, logOf } from "../conversations/log.ts";
import type { PublicEvent } from "../conversations/events.ts";
import { applyPublic } from "../conversations/apply.ts";
import type { PublicPage } from "../conversations/state.ts";
import type { HelloAnswer, Placed, UnknownEvent } from "../rpc/contract.ts";
import type { VisitorContract, VisitorEvent, VisitorState } from "./visitor.ts";

export type VisitorPlaced = Placed<VisitorEvent | UnknownEvent>;

/** The next state of the widget. `gap`: ask the hub again. */
export function applyVisitor(state: VisitorState, placed: VisitorPlaced): { state: VisitorState; gap: boolean } {
  const { event } = placed;
  if ("log" in placed) {
    const page = state.conversation;
    if (!page || logNamed(placed.log)?.conversation !== page.summary.id) return { state, gap: false };
    const applied = applyPublic(page, placed.seq, event as PublicEvent | UnknownEvent);
    return { state: applied.page === page ? state : { ...state, conversation: applied.page }, gap: applied.gap };
  }
  if (event.type === "place.changed")
    return { state: { ...state, ahead: event.ahead, seconds: event.seconds }, gap: false };
  if (event.type === "availability.changed")
    return { state: { ...state, availability: event.availability }, gap: false };
  if (event.type === "site.changed") return { state: { ...state, site: event.site }, gap: false };
  if (event.type === "conversation.opened") {
    const held = state.conversation;
    if (held?.summary.id === event.page.summary.id && held.head > event.page.head) return { state, gap: false };
    // What was held of another one says nothing of this.
    const mark = held?.summary.id === event.page.summary.id ? state.mark : undefined;
    return { state: { ...state, conversation: event.page, mark }, gap: false };
  }
  if (event.type === "chat.marked") {
    const isOurs = event.by === "agent" && event.conversation === state.conversation?.summary.id;
    return { state: isOurs ? { ...state, mark: event.mark } : state, gap: false };
  }
  return { state, gap: false };
}

/** The last seq held, for the next hello. */
export function visitorCursors(state: VisitorState | null): Record<string, number> {
  const page = state?.conversation;
  return page ? { [logOf(page.summary.id, "public")]: page.head } : {};
}

/** The state after a hello: the hub leaves the conversation out (null) when it only brings the rest of its log. */
export function greetVisitor(held: VisitorState | null, answer: HelloAnswer<VisitorContract>): VisitorState {
  const entries = Object.entries(answer.missed);
  let state: VisitorState = answer.state;
  const page: PublicPage | null = held?.conversation ?? null;
  if (state.conversation === null && page && logOf(page.summary.id, "public") in answer.missed)
    state = { ...state, conversation: page };
  for (const [log, events] of entries)
    for (const { seq, event } of events) state = applyVisitor(state, { event, log, seq }).state;
  return state;
}
