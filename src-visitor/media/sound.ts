import { type RemoteTrack, type Room, RoomEvent, Track } from "livekit-client";

/** Plays the others. The elements hang on the document, so that nothing on the screen can silence a call. */
export interface Sound {
  readonly turn: (on: boolean) => void;
  readonly follow: (room: Room) => void;
  readonly end: () => void;
}

export function sound(): Sound {
  const playing = new Set<HTMLMediaElement>();
  let on = true;

  function end(): void {
    for (const element of playing) element.remove();
    playing.clear();
  }

  return {
    turn(next) {
      on = next;
      for (const element of playing) element.muted = !on;
    },
    follow(room) {
      end();
      room.on(RoomEvent.TrackSubscribed, (track: RemoteTrack) => {
        if (track.kind !== Track.Kind.Audio) return;
        const element = track.attach();
        element.hidden = true;
        element.muted = !on;
        document.body.append(element);
        playing.add(element);
      });
      room.on(RoomEvent.TrackUnsubscribed, (track: RemoteTrack) => {
        if (track.kind !== Track.Kind.Audio) return;
        for (const element of track.detach()) {
          playing.delete(element);
          element.remove();
        }
      });
    },
    end,
  };
}
