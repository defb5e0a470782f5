import { type Room, Track } from "livekit-client";
import { deviceFailure } from "./failures.ts";
import type { SourceState } from "./state.ts";

/**
 * Shares what the person chooses. Text must stay readable, so: hinted as text, full size, few frames, and one layer only
 * (with layers the other side is given half the size as soon as its picture is small).
 */
export async function startShare(room: Room): Promise<SourceState> {
  try {
    await room.localParticipant.setScreenShareEnabled(
      true,
      {
        contentHint: "text",
        resolution: { width: 2560, height: 1440, frameRate: 15 },
        audio: false,
        selfBrowserSurface: "exclude",
        surfaceSwitching: "include",
      },
      {
        simulcast: false,
        videoCodec: "vp8",
        screenShareEncoding: { maxBitrate: 3_500_000, maxFramerate: 15 },
        degradationPreference: "maintain-resolution",
      },
    );
    return shareState(room);
  } catch (error) {
    return wasCancelled(error) ? { state: "off" } : { state: "failed", why: deviceFailure(error) };
  }
}

/** Ends the capture too: an unpublished track would go on filming the screen, because the room does not own our tracks. */
export async function stopShare(room: Room): Promise<void> {
  const track = room.localParticipant.getTrackPublication(Track.Source.ScreenShare)?.track;
  await room.localParticipant.setScreenShareEnabled(false);
  track?.stop();
}

export function shareState(room: Room): SourceState {
  return { state: room.localParticipant.getTrackPublication(Track.Source.ScreenShare) ? "on" : "off" };
}

/** Closing the picker looks like a refusal; only the system's own says so. */
export function wasCancelled(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "AbortError" || (error.name === "NotAllowedError" && !/system/i.test(error.message));
}
