import type { Bandwidth, CallFailure, CallPhase, RemoteView } from "../media/state.ts";
import type { Whereabouts } from "./whereabouts.ts";

export type Overlay =
  | { is: "nothing" }
  | { is: "waiting"; text: "call.connecting" | "call.waitingFor" }
  /** Something does not answer; it is tried on. */
  | { is: "trying"; reason: CallFailure }
  /** The visitor was here and is not; `since` as the hub wrote it down, when it has. */
  | { is: "away"; since?: number }
  | { is: "reconnecting"; since: number }
  | { is: "no-picture"; why: "off" | "saved" }
  | { is: "left" }
  | { is: "failed"; reason: CallFailure };

export interface OverlayOf {
  readonly phase: CallPhase;
  readonly other: RemoteView | undefined;
  /** The other side was seen in this call by this window. */
  readonly wasHere: boolean;
  readonly where: Whereabouts;
  readonly bandwidth: Bandwidth;
}

/** What is said over the stage of a call; nothing when a picture speaks for itself. */
export function overlayOf({ phase, other, wasHere, where, bandwidth }: OverlayOf): Overlay {
  switch (phase.state) {
    case "idle":
      return { is: "left" };
    case "connecting":
      return phase.trouble ? { is: "trying", reason: phase.trouble } : { is: "waiting", text: "call.connecting" };
    case "reconnecting":
      return { is: "reconnecting", since: phase.since };
    case "failed":
      return { is: "failed", reason: phase.reason };
    case "connected":
      if (other?.camera || other?.screen) return { is: "nothing" };
      if (other) return { is: "no-picture", why: bandwidth === "sound" ? "saved" : "off" };
      if (where.is === "gone") return { is: "away", since: where.since };
      return wasHere || where.is === "here" ? { is: "away" } : { is: "waiting", text: "call.waitingFor" };
  }
}
