import type { Entry } from "../../src-shared/routing/channel.ts";
import type { ExclusionReason } from "../../src-shared/routing/why.ts";
import type { AgentInput, AgentState } from "./inputs.ts";

/** What keeps an agent from being asked on a channel now, whoever the visitor is; null: nothing does. */
export function hindranceOf(
  { routing, capacity }: AgentInput,
  state: AgentState,
  channel: Entry,
): ExclusionReason | null {
  if (!state.here) return "not-here";
  if (!state.available) return "not-available";
  if (!state.ready) return "not-ready";
  if (capacity[channel] <= 0) return "channel-off";
  if (state.ringing) return "ringing";
  const { chat, video } = state.load;
  if (channel === "video") {
    if (video >= capacity.video) return "in-call";
    return chat > 0 && !routing.interruptible ? "full" : null;
  }
  if (video > 0 && !routing.interruptible) return "in-call";
  return chat >= capacity.chat ? "full" : null;
}

export function isAtWork(state: AgentState): boolean {
  return state.here && state.available;
}
