import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { Wanted } from "../media/own-tracks.ts";
import { isWithVisitor, standingOf } from "../transfers/standing.ts";

/** What came longer ago than this, milliseconds, is nothing to rush into: a window was closed meanwhile. */
const fresh = 20_000;

export interface GoingIn {
  readonly me: AccountId | undefined;
  /** By the hub's clock, epoch milliseconds. */
  readonly now: number;
  /** Whether he was heard by the colleague who brought him in. */
  readonly hasSpoken: boolean;
}

/**
 * Whether this agent goes into a running call at once, without looking at his devices first, and with which of them. Who
 * accepts a conversation with its call comes to talk, and somebody waits for him with the visitor. Who was brought in by a
 * colleague is heard as he was before, and turns his camera on himself; else he joins by his own click.
 */
export function goesIn(view: ConversationView, { me, now, hasSpoken }: GoingIn): Wanted | undefined {
  if (view.public.summary.state !== "active" || view.public.summary.call === null) return undefined;
  const standing = standingOf(view, me);
  if (standing === "taking") return { microphone: true, camera: true };
  if (!hasSpoken || !isWithVisitor(standing)) return undefined;
  const brought = view.staff.entries.findLast(
    ({ event }) =>
      (event.type === "transfer.done" && event.to.id === me) ||
      (event.type === "part.joined" && event.who.id === me && event.kind === "conference"),
  )?.event;
  if (!brought || !("at" in brought) || now - brought.at > fresh) return undefined;
  return { microphone: true, camera: false };
}
