import {
  AudioPresets,
  DefaultReconnectPolicy,
  DisconnectReason,
  type LocalTrack,
  Room,
  RoomEvent,
} from "livekit-client";
import { resumeDelays, signalWithin } from "../../src-media/reconnect.ts";
import type { OwnTrack, OwnTracks } from "./own-tracks.ts";
import type { Aftermath } from "./stay.ts";
import { kinds } from "./view.ts";

/** Milliseconds. livekit-client's own `connect` may never settle: a server that answers 404 is tried for ever. */
const connectWithin = 10_000;

export function newRoom(speaker: string | undefined): Room {
  return new Room({
    adaptiveStream: { pixelDensity: "screen", pauseVideoInBackground: false },
    dynacast: true,
    // The tracks are ours: they were open before the room, and go on into the next one after a loss.
    stopLocalTrackOnUnpublish: false,
    // Half a minute of resuming; then the room is entered anew, by a fresh way in.
    reconnectPolicy: new DefaultReconnectPolicy(resumeDelays),
    publishDefaults: { videoCodec: "vp8", simulcast: true, dtx: true, red: true, audioPreset: AudioPresets.speech },
    ...(speaker === undefined ? {} : { audioOutput: { deviceId: speaker } }),
  });
}

/** Connects, or rejects when that takes too long. */
export async function connectInTime(room: Room, way: { url: string; token: string }): Promise<void> {
  const timer = setTimeout(() => void room.disconnect(false), connectWithin);
  try {
    await room.connect(way.url, way.token, {
      websocketTimeout: signalWithin,
      peerConnectionTimeout: 9_000,
      maxRetries: 2,
    });
  } finally {
    clearTimeout(timer);
  }
}

export function closedOf(room: Room): Promise<Aftermath> {
  return new Promise((resolve) => {
    room.once(RoomEvent.Disconnected, (reason) => {
      // Closed from here without our leaving: a page that was frozen in the background; it is entered again.
      if (reason === DisconnectReason.DUPLICATE_IDENTITY) resolve("elsewhere");
      else if (
        reason === DisconnectReason.PARTICIPANT_REMOVED ||
        reason === DisconnectReason.ROOM_DELETED ||
        reason === DisconnectReason.ROOM_CLOSED
      )
        resolve("over");
      else resolve("again");
    });
  });
}

/**
 * Sends what is on, as soon as the room can take it: at the server's first word, before the media path stands. A camera
 * that is shown later follows when it is shown. Returns what looks again after a change of one's own.
 */
export function sendOwn(room: Room, own: OwnTracks): () => void {
  const sending = new Set<OwnTrack>();
  let open = false;

  async function publish(track: OwnTrack): Promise<void> {
    sending.add(track);
    try {
      // The same class to livekit-client; only its typings differ under exactOptionalPropertyTypes.
      await room.localParticipant.publishTrack(track as LocalTrack);
    } catch (error) {
      // Tried again at the next change or reconnect; a room that is gone has a successor.
      console.debug(error);
    } finally {
      sending.delete(track);
    }
  }

  function settle(): void {
    if (!open) return;
    const sent = new Set<unknown>(Array.from(room.localParticipant.trackPublications.values(), ({ track }) => track));
    for (const kind of kinds) {
      const track = own.track(kind);
      if (track && own.state(kind).state === "on" && !sending.has(track) && !sent.has(track)) void publish(track);
    }
  }

  for (const moment of [RoomEvent.SignalConnected, RoomEvent.Connected, RoomEvent.Reconnected] as const)
    room.on(moment, () => {
      open = true;
      settle();
    });
  return settle;
}
