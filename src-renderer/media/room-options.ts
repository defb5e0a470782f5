import {
  AudioPresets,
  DefaultReconnectPolicy,
  type RoomConnectOptions,
  type RoomOptions,
  VideoPresets,
} from "livekit-client";
import { resumeDelays, signalWithin } from "../../src-media/reconnect.ts";

/** How long one try to connect may take, in milliseconds. livekit-client itself can try for ever. */
export const connectWithin = 10_000;

/** Milliseconds that the WebSocket and then the media path may take, each below our own timer. */
export const connectOptions: RoomConnectOptions = {
  websocketTimeout: signalWithin,
  peerConnectionTimeout: 9_000,
  maxRetries: 2,
};

export const cameraResolution = VideoPresets.h720.resolution;

/** `speaker` is a device id of this origin; without one the system's own choice is used. */
export function roomOptions(speaker: string | undefined): RoomOptions {
  return {
    // Pictures go on in a minimised window: a supervisor or a recording may be looking through it.
    adaptiveStream: { pixelDensity: "screen", pauseVideoInBackground: false },
    dynacast: true,
    // The tracks are ours: they were open before the room and are carried into the next one after a loss.
    stopLocalTrackOnUnpublish: false,
    reconnectPolicy: new DefaultReconnectPolicy(resumeDelays),
    publishDefaults: { videoCodec: "vp8", simulcast: true, dtx: true, red: true, audioPreset: AudioPresets.speech },
    ...(speaker === undefined ? {} : { audioOutput: { deviceId: speaker } }),
  };
}
