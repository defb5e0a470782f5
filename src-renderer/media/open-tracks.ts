import { LocalAudioTrack, LocalVideoTrack, Track, TrackEvent } from "livekit-client";
import { captured } from "../../src-media/devices/captured.ts";
import type { Processing, Wish } from "../../src-media/devices/open.ts";
import type { BlurFailure } from "../blur/processor.ts";
import { cameraResolution } from "./room-options.ts";
import type { OwnKind } from "./state.ts";

export type OwnTrack = LocalAudioTrack | LocalVideoTrack;

/** Device ids of this origin; undefined is the system's own choice. */
export interface ChosenDevices extends Partial<Record<OwnKind, string | undefined>> {
  /** What the browser does with the microphone's sound; all of it where nothing is said. */
  readonly processing?: Processing | undefined;
  /** The background of the camera's picture is blurred; not where nothing is said. */
  readonly blur?: boolean | undefined;
}

/** What happens to an open track by itself. Our own changes are heard here as well. */
export interface TrackEars {
  readonly muted: () => void;
  readonly unmuted: () => void;
  /** The device was pulled out, or taken by something else. */
  readonly ended: () => void;
}

/**
 * Makes a track of what was opened. It is ours in LiveKit's eyes: the room neither restarts it nor takes other devices for
 * it, which it would do by stopping the old one first, in the middle of a word.
 */
export function ownTrack(kind: OwnKind, media: MediaStreamTrack, { muted, unmuted, ended }: TrackEars): OwnTrack {
  const track =
    kind === "microphone" ? new LocalAudioTrack(media, undefined, true) : new LocalVideoTrack(media, undefined, true);
  track.source = kind === "microphone" ? Track.Source.Microphone : Track.Source.Camera;
  return track.on(TrackEvent.Muted, muted).on(TrackEvent.Unmuted, unmuted).on(TrackEvent.Ended, ended);
}

/**
 * Puts another opened device into a track: the other side hears the new one from one packet to the next. The old one is
 * stopped after that and not before.
 */
export async function putInto(track: OwnTrack, media: MediaStreamTrack): Promise<void> {
  const before = captured(track);
  await track.replaceTrack(media, true);
  before.stop();
}

/** The same for a track that nobody is sent yet, where a gap is heard by nobody. */
export async function reopen(kind: OwnKind, track: OwnTrack, { device, processing }: Wish): Promise<void> {
  const deviceId = device === undefined ? "default" : { exact: device };
  if (track instanceof LocalVideoTrack) return track.restartTrack({ deviceId, resolution: cameraResolution });
  const { noise, echo, gain } = processing;
  return track.restartTrack({ deviceId, noiseSuppression: noise, echoCancellation: echo, autoGainControl: gain });
}

/** Blurs the background of what a camera sends, from one frame to the next. Rejects when it cannot begin. */
export async function beginBlur(track: OwnTrack, failed: (why: BlurFailure) => void): Promise<void> {
  if (!(track instanceof LocalVideoTrack)) return;
  const { blurProcessor } = await import("../blur/processor.ts");
  await track.setProcessor(blurProcessor(failed));
}

/** Sends the camera's own picture again, as large as it was. */
export async function endBlur(track: OwnTrack): Promise<void> {
  const media = captured(track);
  const limits = media.getConstraints();
  await track.stopProcessor();
  // livekit-client puts back what the camera was opened with, and with it the large picture of a call that saves data.
  await media.applyConstraints(limits);
}
