import type { MediaReport } from "../../src-shared/media-report/model.ts";

type Kind = MediaReport["sending"]["microphone"]["state"];

/** Counters of a track that is sent or received. They begin anew with each `track`. */
interface OfTrack {
  /** Names the track: two snapshots are compared only where it is the same one. */
  readonly track: string;
}

/** What a browser counts of the sound that comes. */
export interface SoundCount extends OfTrack {
  /** Sum of squared levels over `duration` seconds, as browsers count it. */
  readonly energy: number;
  readonly duration: number;
  readonly packets: number;
  readonly lost: number;
  readonly samples: number;
  /** Samples that were made up, without those made up of silence. */
  readonly concealed: number;
  /** Seconds. */
  readonly jitter: number | null;
}

export interface PictureCount extends OfTrack {
  /** Frames that were really put on the screen. */
  readonly shown: number;
  /** Milliseconds that it stood still. */
  readonly frozen: number;
  readonly width: number;
  readonly height: number;
  readonly packets: number;
  readonly lost: number;
}

export interface MicrophoneCount extends OfTrack {
  readonly energy: number;
  readonly duration: number;
}

export interface FramesCount extends OfTrack {
  /** Frames that the camera or the screen gave. */
  readonly frames: number;
  /** Somebody is sent them; a browser counts no frames of what nobody looks at. */
  readonly active: boolean;
}

/** What was sent under one number, and which part of it the server missed lately. */
export interface SentCount {
  readonly packets: number;
  readonly lost: number;
}

/** All that is counted and known of one side of a call at one time. What is not known is null. */
export interface Snapshot {
  /** Milliseconds of a clock that only goes forward. */
  readonly at: number;
  readonly connection: MediaReport["connection"];
  readonly hidden: boolean;
  /** Milliseconds so far for which the page's own work was kept waiting. */
  readonly kept: number;
  readonly expected: { readonly sound: boolean; readonly picture: boolean; readonly share: boolean };
  readonly output: MediaReport["sound"]["output"];
  readonly sound: SoundCount | null;
  readonly picture: PictureCount | null;
  readonly share: PictureCount | null;
  readonly microphone: {
    readonly state: Kind;
    readonly why: string | null;
    /** The system or the headset muted it. */
    readonly muted: boolean;
    readonly count: MicrophoneCount | null;
  };
  readonly camera: {
    readonly state: Kind;
    readonly why: string | null;
    readonly muted: boolean;
    readonly count: FramesCount | null;
  };
  readonly screen: { readonly state: Kind; readonly ended: boolean; readonly count: FramesCount | null };
  /** By the number that a stream has on the line. */
  readonly sent: Readonly<Record<string, SentCount>>;
  readonly network: {
    /** Milliseconds. */
    readonly rtt: number | null;
    readonly up: number;
    /** Bytes that came, by the name of the line. */
    readonly down: Readonly<Record<string, number>>;
    readonly transport: MediaReport["network"]["transport"];
    readonly limitedBy: MediaReport["network"]["limitedBy"];
  };
  readonly devices: MediaReport["devices"];
}
