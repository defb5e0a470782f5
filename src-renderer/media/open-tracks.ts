import { createLocalTracks, LocalAudioTrack, LocalVideoTrack, TrackEvent } from "livekit-client";
import { cameraResolution } from "./room-options.ts";
import type { OwnKind } from "./state.ts";

export type OwnTrack = LocalAudioTrack | LocalVideoTrack;

/** Device ids of this origin; undefined is the system's own choice. */
export type ChosenDevices = Partial<Record<OwnKind, string | undefined>>;

/** What happens to an open track by itself. Our own changes are heard here as well. */
export interface TrackEars {
  /** Muted: by us, or because there is no device any more. */
  readonly lost: (kind: OwnKind) => void;
  readonly back: (kind: OwnKind) => void;
  readonly restarted: () => void;
  /** The device was pulled out, or taken by something else. */
  readonly ended: (kind: OwnKind, track: OwnTrack) => void;
}

/** Opens camera and microphone in one question to the person. Rejects when one of those wanted does not open. */
export async function openTracks(
  chosen: ChosenDevices,
  kinds: readonly OwnKind[],
  ears: TrackEars,
): Promise<ReadonlyArray<readonly [OwnKind, OwnTrack]>> {
  const tracks = await createLocalTracks({
    audio: kinds.includes("microphone") && { deviceId: chosen.microphone ?? "default" },
    video: kinds.includes("camera") && { deviceId: chosen.camera ?? "default", resolution: cameraResolution },
  });
  return tracks.flatMap((track) => {
    const kind = kindOf(track);
    if (!kind) return [];
    track.on(TrackEvent.Muted, () => ears.lost(kind));
    track.on(TrackEvent.Unmuted, () => ears.back(kind));
    track.on(TrackEvent.Restarted, ears.restarted);
    track.on(TrackEvent.Ended, () => ears.ended(kind, track as OwnTrack));
    return [[kind, track as OwnTrack] as const];
  });
}

function kindOf(track: unknown): OwnKind | undefined {
  if (track instanceof LocalAudioTrack) return "microphone";
  return track instanceof LocalVideoTrack ? "camera" : undefined;
}
