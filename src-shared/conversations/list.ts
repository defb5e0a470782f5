import type * as z from "zod/mini";
import type { Marked } from "../chat/marks.ts";
import type { Placed, UnknownEvent } from "../rpc/contract.ts";
import type { PublicEvent, StaffEvent } from "./events.ts";
import { logNamed } from "./log.ts";
import type { ConversationId } from "./model.ts";
import { applyToConversation } from "./apply.ts";
import type { ConversationView } from "./state.ts";

/** One event of any conversation's log, applied to all that are held. A log that is not held is passed over. */
export function applyToConversations(
  held: ConversationView[],
  placed: Extract<Placed<unknown>, { log: string }>,
): { conversations: ConversationView[]; gap: boolean } {
  const named = logNamed(placed.log);
  const index = named ? held.findIndex((view) => idOf(view) === named.conversation) : -1;
  const view = held[index];
  if (!named || !view) return { conversations: held, gap: false };
  const event = placed.event as PublicEvent | StaffEvent | UnknownEvent;
  const applied = applyToConversation(view, named.kind, placed.seq, event);
  if (applied.view === view) return { conversations: held, gap: applied.gap };
  const closed = applied.view.staff.summary.closedAt !== null;
  return { conversations: closed ? held.toSpliced(index, 1) : held.with(index, applied.view), gap: applied.gap };
}

/** Puts a conversation read whole in its place. One that is held and newer stays. */
export function openConversation(held: ConversationView[], view: ConversationView): ConversationView[] {
  const index = held.findIndex((other) => idOf(other) === idOf(view));
  if (index < 0) return [...held, view];
  const old = held[index]!;
  const newer = old.public.head > view.public.head || old.staff.head > view.staff.head;
  return newer ? held : held.with(index, view);
}

/** The visitor has got further in one of them; how far the agents have is the visitor's to know. */
export function markConversation(
  held: ConversationView[],
  { conversation, by, mark }: z.infer<typeof Marked>,
): ConversationView[] {
  if (by !== "visitor") return held;
  return held.map((view) => (idOf(view) === conversation ? { ...view, mark } : view));
}

/** The conversation of this log is not held any more. */
export function withoutConversation(held: ConversationView[], log: string): ConversationView[] {
  const named = logNamed(log);
  return held.filter((view) => idOf(view) !== named?.conversation);
}

export function idOf(view: ConversationView): ConversationId {
  return view.public.summary.id;
}
