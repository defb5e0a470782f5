import type { Room } from "livekit-client";
import { connectOptions, connectWithin } from "./room-options.ts";

/** The way into a call, as the hub answers it. */
export interface WayIn {
  url: string;
  token: string;
  identity: string;
}

/**
 * Connects, or rejects within `connectWithin`. livekit-client alone may never settle (a server that answers 404 is tried
 * for ever); leaving the room is what ends its try.
 */
export async function connectInTime(room: Room, { url, token }: WayIn): Promise<void> {
  const timer = setTimeout(() => void room.disconnect(false), connectWithin);
  try {
    await room.connect(url, token, connectOptions);
  } finally {
    clearTimeout(timer);
  }
}
