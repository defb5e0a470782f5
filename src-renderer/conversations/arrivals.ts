import { idOf } from "../../src-shared/conversations/list.ts";
import type { PublicEvent } from "../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { DeskSnapshot } from "../../src-shared/contracts/desk.ts";
import type { UnknownEvent } from "../../src-shared/rpc/contract.ts";
import type { Side } from "../../src-shared/video/model.ts";

/** What came in between two states of the window, to be said aloud. */
export type Arrival =
  | { readonly kind: "message"; readonly conversation: ConversationId; readonly name: string; readonly text: string }
  | { readonly kind: "video"; readonly name: string }
  /** The visitor asks to see this agent's screen. */
  | { readonly kind: "request"; readonly name: string }
  /** What became of an invite or a request, by the visitor or by the time. */
  | { readonly kind: "outcome"; readonly name: string; readonly event: PublicEvent; readonly by: Side }
  | { readonly kind: "offer"; readonly name: string; readonly queue: string; readonly isAuto: boolean };

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
      const by = outcomeOf(event, view);
      if (by) return [{ kind: "outcome", name: view.public.summary.visitor.name, event: event as PublicEvent, by }];
      if (event.type !== "chat.messageAdded") return [];
      const { from, text } = event.message;
      return from.kind === "visitor" ? [{ kind: "message", conversation: idOf(view), name: from.name, text }] : [];
    });
  });
  const offers = after.hub.offers.flatMap(({ id, visitor, queue, auto }): Arrival[] =>
    offered.has(id) ? [] : [{ kind: "offer", name: visitor.name, queue: queue.name, isAuto: auto }],
  );
  return [...messages, ...offers];
}

/** Whose invite or request this is the outcome of; undefined for what is none, and for what the agent did himself. */
function outcomeOf(event: PublicEvent | UnknownEvent, { public: { entries } }: ConversationView): Side | undefined {
  switch (event.type) {
    case "video.rejected":
    case "video.cancelled":
    case "video.expired": {
      const made = entries.find(({ event: one }) => one.type === "video.invited" && one.invite === event.invite)?.event;
      const by = made?.type === "video.invited" ? made.by : "agent";
      const doneBy = event.type === "video.rejected" ? other(by) : by;
      return event.type === "video.expired" || doneBy === "visitor" ? by : undefined;
    }
    case "request.answered":
    case "request.expired":
      return event.type === "request.expired" || event.by === "agent" ? event.by : undefined;
    default:
      return undefined;
  }
}

const other = (side: Side): Side => (side === "agent" ? "visitor" : "agent");
