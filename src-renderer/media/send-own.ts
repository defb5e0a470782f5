import { type LocalTrack, type Room, RoomEvent } from "livekit-client";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { OwnTrack } from "./open-tracks.ts";
import type { OwnTracks } from "./own-tracks.ts";
import { type OwnKind, ownKinds } from "./state.ts";

const moments = [RoomEvent.SignalConnected, RoomEvent.Connected, RoomEvent.Reconnected] as const;

/**
 * Publishes what is on, as soon as the room can take it: at the first word from the server, before the media path stands.
 * A camera that is shown later follows when it is shown. `failed` is told what could not be sent.
 */
export function sendOwn(room: Room, own: OwnTracks, failed: (kind: OwnKind, error: unknown) => void): Stop {
  const sending = new Set<OwnTrack>();
  let open = false;

  async function publish(kind: OwnKind, track: OwnTrack): Promise<void> {
    sending.add(track);
    try {
      // The same class to livekit-client; only its typings differ under exactOptionalPropertyTypes.
      await room.localParticipant.publishTrack(track as LocalTrack);
    } catch (error) {
      // Tried again at the next change or reconnect; a room that is gone has a successor.
      failed(kind, error);
    } finally {
      sending.delete(track);
    }
  }

  function settle(): void {
    if (!open) return;
    const sent = new Set<unknown>();
    for (const publication of room.localParticipant.trackPublications.values()) sent.add(publication.track);
    for (const kind of ownKinds) {
      const track = own.track(kind);
      if (!track || own.state()[kind].state !== "on" || sending.has(track) || sent.has(track)) continue;
      void publish(kind, track);
    }
  }

  function opened(): void {
    open = true;
    settle();
  }

  for (const moment of moments) room.on(moment, opened);
  const stop = own.onChange(settle);
  return () => {
    open = false;
    stop();
    for (const moment of moments) room.off(moment, opened);
  };
}
