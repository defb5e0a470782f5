import { type Participant, type RemoteTrackPublication, type Room, Track } from "livekit-client";
import type { MediaReport } from "../../src-shared/media-report/model.ts";
import type { Side } from "../../src-shared/video/model.ts";
import { captured } from "../devices/captured.ts";
import type { DeviceFacts } from "./devices.ts";
import type { ShownFrames } from "./shown.ts";
import type { PictureCount, Snapshot } from "./snapshot.ts";
import {
  framesCount,
  limitOf,
  lineOf,
  microphoneCount,
  pictureCount,
  sentCounts,
  soundCount,
  type Stat,
} from "./stats.ts";

type OwnState = MediaReport["sending"]["microphone"]["state"];

/** What the page knows and its room does not: what people switched, and what became of devices. */
export interface PageFacts {
  readonly connection: MediaReport["connection"];
  /** The person switched the other side's sound off here. */
  readonly soundOff: boolean;
  readonly microphone: { readonly state: OwnState; readonly why: string | null };
  readonly camera: { readonly state: OwnState; readonly why: string | null };
  readonly screen: { readonly state: OwnState; readonly ended: boolean };
  /** Device id, when one in particular was chosen. */
  readonly chosenMicrophone: string | undefined;
}

export interface CollectParts {
  readonly room: Room | undefined;
  /** Who is asked about. */
  readonly other: Side;
  readonly facts: PageFacts;
  readonly shown: ShownFrames;
  readonly devices: DeviceFacts;
  readonly now: () => number;
  readonly hidden: () => boolean;
  /** Milliseconds so far for which the page's own work was kept waiting. */
  readonly kept: () => number;
}

/** Reads all that the browser counts of a call, once. */
export async function collect({
  room,
  other,
  facts,
  shown,
  devices,
  now,
  hidden,
  kept,
}: CollectParts): Promise<Snapshot> {
  const local = room?.localParticipant;
  const remote = room && [...room.remoteParticipants.values()].find(({ identity }) => identity.startsWith(`${other}:`));
  const track = (who: Participant | undefined, source: Track.Source): Track | undefined =>
    who?.getTrackPublication(source)?.track;
  // What this side does not take, to save data, it does not miss either.
  const expected = (source: Track.Source): boolean => {
    const publication = remote?.getTrackPublication(source);
    return publication?.isMuted === false && (publication as RemoteTrackPublication).isDesired;
  };

  const sound = track(remote, Track.Source.Microphone);
  const pictures = [track(remote, Track.Source.Camera), track(remote, Track.Source.ScreenShare)];
  const own = [Track.Source.Microphone, Track.Source.Camera, Track.Source.ScreenShare].map((source) =>
    track(local, source),
  );
  const [heard, ...seen] = await Promise.all([sound, ...pictures].map(statsOf));
  const sent = await Promise.all(own.map(statsOf));
  const counted = pictures.map((one, index): PictureCount | null => {
    const count = one && pictureCount(idOf(one), seen[index] ?? []);
    return count ? { ...count, ...shown.of(elementsOf(one)) } : null;
  });
  const [microphone, camera, screen] = own;
  const up = sent.map(lineOf).find((line) => line !== null);
  const down = [heard ?? [], ...seen].map(lineOf).find((line) => line !== null);
  const line = down ?? up;
  // Where there is one line for each way, the server answers on both: what it says of what was sent counts as well.
  const lines = [up, down].filter((one) => one !== undefined).map(({ name, down: bytes }) => [name, bytes] as const);
  return {
    at: now(),
    connection: facts.connection,
    hidden: hidden(),
    kept: kept(),
    expected: {
      sound: expected(Track.Source.Microphone),
      picture: expected(Track.Source.Camera),
      share: expected(Track.Source.ScreenShare),
    },
    output: outputOf(sound, facts, room, devices),
    sound: sound ? soundCount(idOf(sound), heard ?? []) : null,
    picture: counted[0] ?? null,
    share: counted[1] ?? null,
    microphone: {
      ...facts.microphone,
      muted: microphone?.mediaStreamTrack.muted ?? false,
      count: microphone ? microphoneCount(idOf(microphone), sent[0] ?? []) : null,
    },
    camera: {
      ...facts.camera,
      muted: camera ? captured(camera).muted : false,
      count: camera ? framesCount(idOf(camera), sent[1] ?? []) : null,
    },
    screen: { ...facts.screen, count: screen ? framesCount(idOf(screen), sent[2] ?? []) : null },
    sent: Object.assign({}, ...sent.map(sentCounts)) as Snapshot["sent"],
    network: {
      rtt: line?.rtt ?? null,
      up: (up ?? down)?.up ?? 0,
      down: Object.fromEntries(lines),
      transport: line?.transport ?? "none",
      limitedBy: limitOf(sent.flat()),
    },
    devices: devices.of({
      microphone: microphone?.mediaStreamTrack,
      camera: camera && captured(camera),
      speaker: room?.getActiveDevice("audiooutput"),
      chosenMicrophone: facts.chosenMicrophone,
    }),
  };
}

/** A track keeps its name as long as its counters go on. */
function idOf(track: Track): string {
  return `${track.sid ?? ""}/${track.mediaStreamTrack.id}`;
}

async function statsOf(track: Track | undefined): Promise<Stat[]> {
  try {
    const report = await track?.getRTCStatsReport();
    return report ? [...(report.values() as Iterable<Stat>)] : [];
  } catch (error) {
    // A connection that is just being taken down counts nothing any more.
    console.debug(error);
    return [];
  }
}

function elementsOf(track: Track | undefined): HTMLVideoElement[] {
  return (track?.attachedElements ?? []).filter((element) => element instanceof HTMLVideoElement);
}

function outputOf(
  sound: Track | undefined,
  { soundOff }: PageFacts,
  room: Room | undefined,
  devices: DeviceFacts,
): MediaReport["sound"]["output"] {
  const elements = sound?.attachedElements ?? [];
  if (soundOff || (elements.length > 0 && elements.every(({ muted, volume }) => muted || volume === 0))) return "off";
  if (elements.length === 0) return "none";
  if (!devices.hasSpeaker()) return "no-device";
  return room?.canPlaybackAudio === false || elements.every(({ paused }) => paused) ? "blocked" : "playing";
}
