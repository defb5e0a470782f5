import { type Room, RoomEvent } from "livekit-client";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { isSide } from "./state.ts";

/** Whenever the media server must be told anew, or somebody has come whom it may matter to. */
const moments = [
  RoomEvent.SignalConnected,
  RoomEvent.Connected,
  RoomEvent.Reconnected,
  RoomEvent.ParticipantConnected,
  RoomEvent.TrackPublished,
  // Who comes in while it is held is sent it all the same: what was refused before it came is refused again.
  RoomEvent.TrackSubscribed,
] as const;

/**
 * The visitor is on hold (features A16): nothing of this agent goes to him, and nothing of his is taken. Colleagues in the
 * call go on hearing each other. What this agent sends is withheld by the media server, so a device that is changed or
 * turned on meanwhile is withheld as well.
 */
export interface OnHold {
  readonly isOn: () => boolean;
  readonly turn: (on: boolean) => void;
  /** Holds this room to it. */
  readonly follow: (room: Room) => Stop;
}

export function onHold(): OnHold {
  let isOn = false;
  let inside: Room | undefined;

  function settle(): void {
    if (!inside) return;
    const others = [...inside.remoteParticipants.values()];
    const colleagues = others.filter((one) => !isSide(one, "visitor"));
    inside.localParticipant.setTrackSubscriptionPermissions(
      !isOn,
      isOn ? colleagues.map(({ identity }) => ({ participantIdentity: identity, allowAll: true })) : [],
    );
    for (const visitor of others.filter((one) => isSide(one, "visitor")))
      for (const publication of visitor.trackPublications.values())
        if (publication.isDesired === isOn || (isOn && publication.track)) publication.setSubscribed(!isOn);
  }

  function again(): void {
    if (isOn) settle();
  }

  return {
    isOn: () => isOn,
    turn(on) {
      if (on === isOn) return;
      isOn = on;
      settle();
    },
    follow(room) {
      inside = room;
      for (const moment of moments) room.on(moment, again);
      again();
      return () => {
        // The next room may be followed before this one has ended.
        if (inside === room) inside = undefined;
        for (const moment of moments) room.off(moment, again);
      };
    },
  };
}
