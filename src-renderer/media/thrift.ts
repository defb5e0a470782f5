import { type RemoteTrackPublication, type Room, RoomEvent, Track, VideoQuality } from "livekit-client";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { OwnTracks } from "./own-tracks.ts";
import { type Bandwidth, isSide } from "./state.ts";

/** What a camera sends when data is saved: enough to see a nod. */
const small: MediaTrackConstraints = { width: 320, height: 180, frameRate: 10 };
const whole: MediaTrackConstraints = { width: 1280, height: 720, frameRate: 30 };

const moments = [RoomEvent.TrackPublished, RoomEvent.TrackSubscribed] as const;

/**
 * How much of the line a call takes (features 2.2 A27). `low`: the other cameras' smallest layer, and a small picture of
 * one's own. `sound`: no camera's picture at all. A shared screen always comes: somebody asked for it.
 */
export interface Thrift {
  readonly mode: () => Bandwidth;
  readonly choose: (mode: Bandwidth) => void;
  /** Holds this room, and all who come into it, to what was chosen. */
  readonly follow: (room: Room) => Stop;
}

/** `isHeld`: the visitor is on hold, so nothing of his is taken whatever was chosen. */
export function thrift(own: OwnTracks, first: Bandwidth, isHeld: () => boolean): Thrift {
  let mode = first;
  let inside: Room | undefined;
  /** The capture that was made small; a restarted camera is another one. */
  let made: MediaStreamTrack | undefined;

  function receive(): void {
    for (const participant of inside?.remoteParticipants.values() ?? [])
      if (!(isHeld() && isSide(participant, "visitor")))
        for (const publication of participant.videoTrackPublications.values()) hold(publication);
  }

  function hold(publication: RemoteTrackPublication): void {
    if (publication.source !== Track.Source.Camera) return;
    if (publication.isDesired !== (mode !== "sound")) publication.setSubscribed(mode !== "sound");
    if (mode !== "sound") publication.setVideoQuality(mode === "low" ? VideoQuality.LOW : VideoQuality.HIGH);
  }

  function send(): void {
    const camera = own.media("camera");
    const isSmall = mode !== "full";
    if (!camera || camera.readyState !== "live" || (made === camera) === isSmall) return;
    made = isSmall ? camera : undefined;
    // A camera that has no small picture sends what it has; the layers are the server's to choose then.
    void camera.applyConstraints(isSmall ? small : whole).catch(() => undefined);
  }

  return {
    mode: () => mode,
    choose(next) {
      mode = next;
      receive();
      send();
    },
    follow(room) {
      inside = room;
      for (const moment of moments) room.on(moment, receive);
      const stop = own.onChange(send);
      receive();
      send();
      return () => {
        inside = undefined;
        stop();
        for (const moment of moments) room.off(moment, receive);
      };
    },
  };
}
