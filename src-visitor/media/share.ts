import { type Room, Track } from "livekit-client";

/** Shares what the visitor chooses, or ends it. Text must stay readable: full size, few frames, one layer. */
export async function toggleShare(room: Room): Promise<"on" | "off" | "failed"> {
  const own = room.localParticipant;
  const running = own.getTrackPublication(Track.Source.ScreenShare)?.track;
  if (running) {
    await own.setScreenShareEnabled(false);
    // The room does not own our tracks: without it the capture would go on.
    running.stop();
    return "off";
  }
  try {
    await own.setScreenShareEnabled(
      true,
      { contentHint: "text", resolution: { width: 2560, height: 1440, frameRate: 15 }, audio: false },
      { simulcast: false, videoCodec: "vp8", screenShareEncoding: { maxBitrate: 3_500_000, maxFramerate: 15 } },
    );
    return "on";
  } catch (error) {
    // Closing the picker is no failure.
    return error instanceof Error && error.name === "NotAllowedError" ? "off" : "failed";
  }
}
