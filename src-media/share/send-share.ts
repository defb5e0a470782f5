import { ConnectionState, LocalAudioTrack, LocalVideoTrack, Track, type TrackPublishOptions } from "livekit-client";
import { framesPerSecond } from "./capture.ts";

/** What is captured now. Only these two tracks may ever be sent as a share. */
export interface ShareTracks {
  readonly id: number;
  readonly video: MediaStreamTrack;
  readonly audio: MediaStreamTrack | undefined;
}

type SentTrack = LocalVideoTrack | LocalAudioTrack;

/** The little of a room that sending needs; so small that a test can write one down. */
export interface ShareRoom {
  readonly state: ConnectionState;
  readonly localParticipant: {
    readonly trackPublications: ReadonlyMap<string, { readonly source: Track.Source; readonly track?: unknown }>;
    readonly publishTrack: (track: SentTrack, options: TrackPublishOptions) => Promise<unknown>;
    readonly unpublishTrack: (track: SentTrack, stop: boolean) => Promise<unknown>;
  };
}

/**
 * One layer in full size: with layers the other side is given half the size as soon as its picture is small, and text
 * blurs. VP8, because VP9 and AV1 turn the content hint into motion (livekit.md §3).
 */
const asScreen: TrackPublishOptions = {
  source: Track.Source.ScreenShare,
  simulcast: false,
  videoCodec: "vp8",
  screenShareEncoding: { maxBitrate: 4_000_000, maxFramerate: framesPerSecond },
  degradationPreference: "maintain-resolution",
};
const asSound: TrackPublishOptions = {
  source: Track.Source.ScreenShareAudio,
  dtx: false,
  red: false,
  forceStereo: true,
  audioPreset: { maxBitrate: 128_000 },
};
const kinds = [
  { source: Track.Source.ScreenShare, of: "video", options: asScreen },
  { source: Track.Source.ScreenShareAudio, of: "audio", options: asSound },
] as const;

/** Makes one of livekit-client's tracks out of ours; it never stops or reopens what a person chose. */
export type MakeTrack = (track: MediaStreamTrack) => SentTrack;

export const livekitTrack: MakeTrack = (track) =>
  track.kind === "video"
    ? new LocalVideoTrack(track, undefined, true)
    : new LocalAudioTrack(track, undefined, true, undefined);

export interface SendShare {
  /** Compares what is sent with what is wanted, now or when the step under way is done. */
  readonly settle: () => void;
  /** Something of what is wanted is sent. */
  readonly isSent: () => boolean;
  readonly stop: () => void;
}

export interface SendParts {
  readonly room: ShareRoom;
  readonly wanted: () => ShareTracks | null;
  readonly changed: () => void;
  /** Told each time that the connected room did not take it. */
  readonly failed: (id: number, error: unknown) => void;
  readonly make?: MakeTrack;
}

/**
 * The guard over one room's share (livekit-js#800, #1746): whatever is sent as a screen and is not what was chosen is taken
 * back, and what was chosen is sent again after a reconnect. A changed source takes the place of the one before in the same
 * publication, so the other side sees no gap. One step at a time.
 */
export function sendShare({ room, wanted, changed, failed, make = livekitTrack }: SendParts): SendShare {
  const { localParticipant: own } = room;
  let isStopped = false;
  let isWorking = false;
  let isDue = false;

  function sentAs(source: Track.Source): SentTrack[] {
    return Array.from(own.trackPublications.values())
      .filter((publication) => publication.source === source && publication.track !== undefined)
      .map(({ track }) => track as SentTrack);
  }

  async function settleKind({ source, of, options }: (typeof kinds)[number]): Promise<void> {
    const tracks = wanted();
    const track = tracks?.[of];
    const [sent, ...more] = sentAs(source);
    for (const one of more) await own.unpublishTrack(one, false);
    if (sent && sent.mediaStreamTrack !== track) {
      if (!track || !(await replaced(sent, track))) await own.unpublishTrack(sent, false);
      isDue = true;
    } else if (!sent && tracks && track && track.readyState === "live" && room.state === ConnectionState.Connected) {
      await publish(tracks.id, track, options);
    }
  }

  async function replaced(sent: SentTrack, track: MediaStreamTrack): Promise<boolean> {
    try {
      await sent.replaceTrack(track, true);
      return true;
    } catch (error) {
      // Its connection went meanwhile: taken back, and sent anew by the next step.
      console.debug(error);
      return false;
    }
  }

  async function publish(id: number, track: MediaStreamTrack, options: TrackPublishOptions): Promise<void> {
    try {
      await own.publishTrack(make(track), options);
      isDue = true;
    } catch (error) {
      if (room.state === ConnectionState.Connected) failed(id, error);
      else console.debug(error);
    }
  }

  async function work(): Promise<void> {
    // A few rounds, then the next event: a media library that does not do what it is told must not hang the page.
    for (let round = 0; isDue && !isStopped && round < 6; round += 1) {
      isDue = false;
      for (const kind of kinds) await settleKind(kind);
    }
  }

  function settle(): void {
    isDue = true;
    if (isStopped || isWorking) return;
    isWorking = true;
    void work()
      // Only taking back can throw here, when the room is gone, and what it sent with it.
      .catch((error: unknown) => console.debug(error))
      .finally(() => {
        isWorking = false;
        changed();
      });
  }

  return {
    settle,
    isSent: () => {
      const track = wanted()?.video;
      return track !== undefined && sentAs(Track.Source.ScreenShare).some((sent) => sent.mediaStreamTrack === track);
    },
    stop() {
      isStopped = true;
    },
  };
}
