import type { CallFailure, CallPhase, RemoteView } from "../media/state.ts";

export type Overlay =
  | { is: "nothing" }
  | { is: "waiting"; text: "call.connecting" | "call.waitingFor" | "call.waitingForBack" }
  | { is: "reconnecting" }
  | { is: "no-camera" }
  | { is: "left" }
  | { is: "failed"; reason: CallFailure };

/** What is said over the stage of a call; nothing when a picture speaks for itself. */
export function overlayOf(phase: CallPhase, other: RemoteView | undefined, wasHere: boolean): Overlay {
  switch (phase.state) {
    case "idle":
      return { is: "left" };
    case "connecting":
      return { is: "waiting", text: "call.connecting" };
    case "reconnecting":
      return { is: "reconnecting" };
    case "failed":
      return { is: "failed", reason: phase.reason };
    case "connected":
      if (!other) return { is: "waiting", text: wasHere ? "call.waitingForBack" : "call.waitingFor" };
      return other.camera || other.screen ? { is: "nothing" } : { is: "no-camera" };
  }
}
