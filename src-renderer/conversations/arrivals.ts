import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { DeskSnapshot } from "../../src-shared/contracts/desk.ts";

/** What came in between two states of the window, to be said aloud. */
export type Arrival =
  | { readonly kind: "message"; readonly conversation: ConversationId; readonly name: string; readonly text: string }
  | { readonly kind: "video"; readonly name: string }
  /** The visitor asks to see this agent's screen. */
  | { readonly kind: "request"; readonly name: string }
  | { readonly kind: "offer"; readonly name: string; readonly queue: string };

/** Nothing of a first state is an arrival, nor of a conversation that was not held before: it was there already. */
export function arrivals(before: DeskSnapshot | null, after: DeskSnapshot | null): Arrival[] {
  if (!before?.hub || !after?.hub || before.hub === after.hub) return [];
  const held = new Map(before.hub.conversations.map((view) => [idOf(view), view]));
  const offered = new Set(before.hub.offers.map(({ id }) => id));
  const messages = after.hub.conversations.flatMap((view) => {
    const old = held.get(idOf(view));
    if (!old || old === view) return [];
    return view.public.entries.flatMap(({ seq, event }): Arrival[] => {
      if (seq <= old.public.head) return [];
      if (event.type === "video.invited" && event.by === "visitor")
        return [{ kind: "video", name: view.public.summary.visitor.name }];
      if (event.type === "request.made" && event.by === "visitor")
        return [{ kind: "request", name: view.public.summary.visitor.name }];
      if (event.type !== "chat.messageAdded") return [];
      const { from, text } = event.message;
      return from.kind === "visitor" ? [{ kind: "message", conversation: idOf(view), name: from.name, text }] : [];
    });
  });
  const offers = after.hub.offers.flatMap(({ id, visitor, queue }): Arrival[] =>
    offered.has(id) ? [] : [{ kind: "offer", name: visitor.name, queue: queue.name }],
  );
  return [...messages, ...offers];
}
