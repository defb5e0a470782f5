import { refuse } from "../../src-shared/rpc/fault.ts";
import type { VideoRooms } from "../video/rooms.ts";

/** A hub without a media server: chat works, a call is refused with the reason. */
export function noRooms(): VideoRooms {
  const absent = () => Promise.reject(refuse("unavailable", "video-not-set-up"));
  return {
    url: "",
    ensure: absent,
    token: absent,
    list: () => Promise.resolve([]),
    remove: () => Promise.resolve(),
    close: () => Promise.resolve(),
    rooms: () => Promise.resolve([]),
    webhook: () => Promise.reject(refuse("forbidden", "webhook-forged")),
  };
}
