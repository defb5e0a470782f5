import { type DisconnectReason, Room, RoomEvent } from "livekit-client";
import type { OwnShare } from "../../src-media/share/own-share.ts";
import { shareIn } from "../../src-media/share/share-in.ts";
import { connectInTime, type WayIn } from "./connect.ts";
import type { OnHold } from "./on-hold.ts";
import type { OwnTracks } from "./own-tracks.ts";
import { roomOptions } from "./room-options.ts";
import { sendOwn } from "./send-own.ts";
import type { Sound } from "./sound.ts";
import type { OwnKind } from "./state.ts";
import type { Thrift } from "./thrift.ts";

/** All after which the screen may look different. */
const changes = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantNameChanged,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
  RoomEvent.AudioPlaybackStatusChanged,
] as const;

export interface RoomPorts {
  own: OwnTracks;
  sound: Sound;
  share: OwnShare;
  thrift: Thrift;
  hold: OnHold;
  speaker: string | undefined;
  readonly changed: () => void;
  readonly failedToSend: (kind: OwnKind, error: unknown) => void;
}

/** One room, from the way in to its end. A call that was lost and joined again has had two of them. */
export interface OpenRoom {
  room: Room;
  closed: Promise<DisconnectReason | undefined>;
}

/** A test's own script, which was there before the page, may look at each room; nobody else sets it. */
const seen = globalThis as { __frontdeskTest?: { readonly room: (room: Room) => void } };

/** Goes in; rejects within ten seconds when that cannot be done. */
export async function openRoom(
  way: WayIn,
  { own, sound, share, thrift, hold, speaker, changed, failedToSend }: RoomPorts,
): Promise<OpenRoom> {
  const room = new Room(roomOptions(speaker));
  const stops = [
    // Before anything is sent: it may be held already.
    hold.follow(room),
    sound.follow(room),
    sendOwn(room, own, failedToSend),
    shareIn(room, share),
    thrift.follow(room),
  ];
  for (const event of changes) room.on(event, changed);
  seen.__frontdeskTest?.room(room);
  const end = (): void => {
    for (const stop of stops) stop();
    for (const event of changes) room.off(event, changed);
  };
  const closed = new Promise<DisconnectReason | undefined>((resolve) => room.once(RoomEvent.Disconnected, resolve));
  try {
    await connectInTime(room, way);
  } catch (error) {
    end();
    throw error;
  }
  return { room, closed: closed.finally(end) };
}

/** Makes name and TLS of the media server known before they are needed. Failing costs nothing but the head start. */
export function prepareRoom(url: string): void {
  void new Room().prepareConnection(url);
}
