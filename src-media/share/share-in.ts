import { type Room, RoomEvent } from "livekit-client";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { OwnShare } from "./own-share.ts";

/** All after which what is sent as a screen may be another thing than what was chosen. */
const moments = [
  RoomEvent.Connected,
  RoomEvent.Reconnecting,
  RoomEvent.Reconnected,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.Disconnected,
] as const;

/** Sends one's own share to a room, from its opening to its end. */
export function shareIn(room: Room, share: OwnShare): Stop {
  // The same classes to livekit-client; only its typings differ under exactOptionalPropertyTypes.
  const sending = share.enter(room as Parameters<OwnShare["enter"]>[0]);
  for (const moment of moments) room.on(moment, sending.settle);
  return () => {
    for (const moment of moments) room.off(moment, sending.settle);
    sending.stop();
  };
}
