import type { PublicPage } from "../../src-shared/conversations/state.ts";
import type { MediaView } from "../media/view.ts";
import { callText } from "../text/call-text.ts";

/** What the hub's log tells of the agent in a call: whether he was in it, and since when he is out of it again. */
export interface AgentStay {
  readonly joined: boolean;
  /** The hub's clock; null while he is in. */
  readonly leftAt: number | null;
}

export function agentStay(page: PublicPage | undefined): AgentStay {
  const call = page?.summary.call?.id;
  let stay: AgentStay = { joined: false, leftAt: null };
  for (const { event } of page?.entries ?? []) {
    if (event.type !== "video.joined" && event.type !== "video.left") continue;
    if (event.call !== call || event.side !== "agent") continue;
    stay = { joined: true, leftAt: event.type === "video.left" ? event.at : null };
  }
  return stay;
}

/**
 * Whether the agent has gone from a call that is still open. The room tells sooner than the hub that nothing comes from him,
 * and the hub tells a page that was reloaded meanwhile.
 */
export function agentLost({ phase, others }: MediaView, stay: AgentStay, wasHere: boolean): boolean {
  if (phase !== "connected") return false;
  if (others.length > 0) return others.every(({ lost }) => lost);
  return wasHere || stay.leftAt !== null;
}

export interface Scene {
  readonly agent: string;
  /** As the hub tells. */
  readonly present: boolean;
  readonly seen: boolean;
  /** Milliseconds since he was lost; null while he is not. */
  readonly lostFor: number | null;
}

/** What stands on the stage about the call: about the other side by the hub's word, about media by the room's. */
export function sceneWords(phase: MediaView["phase"], { agent, present, seen, lostFor }: Scene): string {
  switch (phase) {
    case "check":
    case "connecting":
      return callText("call.connecting");
    case "reconnecting":
      return callText("call.reconnecting");
    case "failed":
      return callText("call.failed");
    case "elsewhere":
      return callText("call.elsewhere");
    case "connected":
      if (lostFor !== null) return callText("call.lost", { agent, time: timer(lostFor) });
      if (seen) return "";
      return callText(present ? "call.cameraOff" : "call.waiting", { agent });
  }
}

/** Minutes and seconds. */
export function timer(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
