import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { InviteId } from "../../src-shared/video/model.ts";

/** What the holder of a seat does next: go into the call, wait for the visitor, or stand up because there is nothing more. */
export type Step = "enter" | "wait" | "stand";

/** `sent` is an invite that was answered and may not have come with the log yet: an answer can be faster than its event. */
export function stepOf(view: ConversationView | undefined, sent: InviteId | undefined): Step {
  if (!view) return "stand";
  const { state, call, invite } = view.public.summary;
  if (state !== "active") return "stand";
  if (call) return "enter";
  return invite || (sent && !isInviteSeen(view, sent)) ? "wait" : "stand";
}

function isInviteSeen(view: ConversationView, invite: InviteId): boolean {
  return view.public.entries.some(({ event }) => "invite" in event && event.invite === invite);
}
