import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { StaffEvent } from "../../src-shared/conversations/events.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { UnknownEvent } from "../../src-shared/rpc/contract.ts";

/** What an agent is told wherever he is, of a conversation that he has or had. */
export type HandingNews =
  | { is: "handed"; agent: string }
  /** It was taken from him: its owner removed him, or it ended for him. */
  | { is: "removed"; by: string | null }
  | { is: "given" }
  | { is: "refused"; agent: string }
  | { is: "came"; agent: string }
  | { is: "left"; agent: string }
  | { is: "back"; why: "time" | "visitor" };

/** The news in one staff event for this agent; undefined for what he did himself, or can see where he did it. */
export function newsOf(
  event: StaffEvent | UnknownEvent | { type: string },
  view: ConversationView,
  me: AccountId,
): HandingNews | undefined {
  const told = event as StaffEvent;
  switch (told.type) {
    case "transfer.done":
      if (told.from.id === me) return { is: "handed", agent: told.to.name };
      return told.to.id === me && told.how !== "blind" ? { is: "given" } : undefined;
    case "transfer.refused":
      return told.by.id === me ? { is: "refused", agent: told.agent.name } : undefined;
    case "part.joined":
      if (told.who.id === me || told.kind === "taking") return undefined;
      // He who was consulted comes to the visitor: the owner did that himself.
      return view.staff.summary.parts.some(({ who }) => who.id === told.who.id)
        ? undefined
        : { is: "came", agent: told.who.name };
    case "part.left":
      if (told.who.id !== me) return told.by === "self" ? { is: "left", agent: told.who.name } : undefined;
      if (told.by === "self") return undefined;
      return { is: "removed", by: told.by === "owner" ? (view.staff.summary.owner?.name ?? null) : null };
    case "conversation.resumed":
      return told.why === "time" || told.why === "visitor" ? { is: "back", why: told.why } : undefined;
    default:
      return undefined;
  }
}
