import { ConnectionState, type Room, RoomEvent } from "livekit-client";
import { type WayBackPorts, watchResume } from "./way-back.ts";

/** Watches a room through all its resumes; resolves when it was given up, and never when it was not. */
export function givenUp(room: Room, ports: Omit<WayBackPorts, "isBack" | "giveUp">): Promise<"again" | "over"> {
  return new Promise((resolve) => {
    let stop: (() => void) | undefined;
    const end = (): void => {
      stop?.();
      stop = undefined;
    };
    const begin = (): void => {
      stop ??= watchResume({
        ...ports,
        isBack: () => room.state === ConnectionState.Connected,
        giveUp(after) {
          resolve(after);
          void room.disconnect(false);
        },
      });
    };
    room.on(RoomEvent.SignalReconnecting, begin);
    room.on(RoomEvent.Reconnecting, begin);
    room.on(RoomEvent.Reconnected, end);
    room.on(RoomEvent.Disconnected, end);
  });
}
