import type { Placed, UnknownEvent } from "../rpc/contract.ts";
import { type AgentPlaced, applyAgent } from "./agent-state.ts";
import type { DeskEvent, DeskSnapshot } from "./desk.ts";

export type DeskPlaced = Placed<DeskEvent | UnknownEvent>;

/**
 * The window's next state. `gap`: an entry of a conversation's log is missing before this one, so that conversation must
 * be read again. `now` is this machine's clock, epoch milliseconds: window and main run on the same one.
 */
export function applyDesk(state: DeskSnapshot, placed: DeskPlaced, now: number): { state: DeskSnapshot; gap: boolean } {
  const { event } = placed;
  switch (event.type) {
    case "hub.changed":
      return { state: { ...state, hub: event.hub, clockOffset: event.now - now }, gap: false };
    case "link.changed":
      return { state: { ...state, link: event.link }, gap: false };
    case "ring.changed":
      return { state: { ...state, ring: event.ring }, gap: false };
    case "watch.changed":
      return { state: { ...state, watch: event.watch }, gap: false };
    case "settings.changed":
      return { state: { ...state, settings: event.settings }, gap: false };
    case "drafts.changed":
      return { state: { ...state, drafts: event.drafts }, gap: false };
    case "callLog.changed":
      return { state: { ...state, callLog: event.callLog, callLogFault: event.fault }, gap: false };
    case "callKey.pressed":
      return { state, gap: false };
    default: {
      // What is left is the hub's. Before the hub has answered once there is nothing to apply it to.
      if (state.hub === null) return { state, gap: false };
      const applied = applyAgent(state.hub, placed as AgentPlaced);
      return { state: applied.state === state.hub ? state : { ...state, hub: applied.state }, gap: applied.gap };
    }
  }
}
