import { DisconnectReason } from "livekit-client";

/**
 * What follows when a room closed that was once open. `again`: ask the hub for a new way in. `over`: the call is at its
 * end, the hub's events say why. `elsewhere`: the same agent joined in another window, which keeps the call.
 */
export type Aftermath = "again" | "over" | "elsewhere";

export function afterDisconnect(reason: DisconnectReason | undefined): Aftermath {
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
    case DisconnectReason.PARTICIPANT_REMOVED:
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return "over";
    case DisconnectReason.DUPLICATE_IDENTITY:
      return "elsewhere";
    default:
      return "again";
  }
}

/**
 * How long a way in, or back in, is looked for before the agent is asked, in milliseconds. Whether there still is a call is
 * the hub's to say: it ends one whose room was empty for three minutes, and the next try hears that.
 */
export const tryFor = 600_000;

/** So long a first way in may take before the agent is told that something does not answer, in milliseconds. */
export const sayAfter = 8_000;
