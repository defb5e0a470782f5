import { type RemoteTrack, type Room, RoomEvent, Track } from "livekit-client";
import type { Stop } from "../../src-shared/rpc/pipe.ts";

/**
 * Plays what the others say. The elements are ours and hang on the document, so leaving a page of the desk does not
 * silence a call. Switching the sound off mutes the elements only: the other side goes on sending, and a recording hears it.
 */
export interface Sound {
  readonly off: () => boolean;
  readonly turn: (on: boolean) => void;
  /** Plays this room's sound from now on. */
  readonly follow: (room: Room) => Stop;
}

/** `off`: as it was before a reload of the window. */
export function sound(off = false): Sound {
  const playing = new Set<HTMLMediaElement>();

  function play(track: RemoteTrack): void {
    if (track.kind !== Track.Kind.Audio) return;
    const element = track.attach();
    element.hidden = true;
    element.muted = off;
    document.body.append(element);
    playing.add(element);
  }

  function end(track: RemoteTrack): void {
    if (track.kind !== Track.Kind.Audio) return;
    for (const element of track.detach()) {
      playing.delete(element);
      element.remove();
    }
  }

  return {
    off: () => off,
    turn(on) {
      off = !on;
      for (const element of playing) element.muted = off;
    },
    follow(room) {
      room.on(RoomEvent.TrackSubscribed, play).on(RoomEvent.TrackUnsubscribed, end);
      return () => {
        room.off(RoomEvent.TrackSubscribed, play).off(RoomEvent.TrackUnsubscribed, end);
        for (const element of playing) element.remove();
        playing.clear();
      };
    },
  };
}
