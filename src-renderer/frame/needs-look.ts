import { overviewOf } from "../conversations/overview.ts";
import { incomingVideo } from "../video/may-call.ts";
import type { DeskStore } from "../store.ts";

/** How many things in the room *Conversations* wait for the agent's eyes: offers, invites to video, and messages not read yet. */
export function needsLook({ desk, view }: DeskStore): number {
  const hub = desk?.hub;
  if (!hub) return 0;
  const unread = hub.conversations.map((held) => overviewOf(held, view.read[held.public.summary.id] ?? 0).unread);
  const calls = incomingVideo(hub.conversations).length;
  return unread.reduce((sum, count) => sum + count, hub.offers.length + calls);
}
