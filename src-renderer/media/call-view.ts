import { ConnectionState } from "livekit-client";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { ShareView } from "../../src-media/share/view.ts";
import { type ParticipantLike, qualityOf, remoteViews } from "./remote-view.ts";
import {
  type Bandwidth,
  type CallPhase,
  type DeviceFailure,
  type MediaState,
  noMedia,
  type OwnKind,
  type OwnState,
  type RemoteView,
  type SourceState,
} from "./state.ts";

/** The little that is read of a livekit-client room. */
export interface RoomLike {
  state: ConnectionState;
  canPlaybackAudio: boolean;
  localParticipant: { connectionQuality: string };
  remoteParticipants: ReadonlyMap<string, ParticipantLike>;
}

/** The share in short, as those read it who only want to know whether there is one. */
function screenOf({ share }: ShareView): SourceState {
  if (share.is === "live") return { state: "on" };
  if (share.is === "picking") return { state: share.meanwhile ? "on" : "starting" };
  switch (share.after) {
    case null:
    case "stopped":
    case "ended":
    case "left":
      return { state: "off" };
    case "blocked":
      return { state: "failed", why: "permission-denied" };
    case "missing":
      return { state: "failed", why: "not-found" };
    case "in-use":
      return { state: "failed", why: "in-use" };
    case "unsupported":
    case "not-sent":
    case "failed":
      return { state: "failed", why: "other" };
  }
}

export interface Parts {
  room: RoomLike | undefined;
  own: OwnState;
  /** What is on, but could not be sent. */
  unsent: ReadonlyMap<OwnKind, DeviceFailure>;
  share: ShareView;
  soundOff: boolean;
  bandwidth: Bandwidth;
}

/** Puts the state of a call together out of its parts. Read anew each time, so nothing can be counted wrong. */
export interface CallViewOf {
  readonly state: () => MediaState;
  /** How the joining stands; what the room adds to it is seen in `settle`. */
  readonly phase: (phase: CallPhase) => void;
  /** True when the state is another one than before. */
  readonly settle: (parts: Parts) => boolean;
}

export function callView(machine: Pick<Machine, "now">): CallViewOf {
  let state: MediaState = noMedia;
  let joining: CallPhase = noMedia.phase;
  let brokenAt: number | undefined;
  let remote: RemoteView[] = [];

  function phaseOf(room: RoomLike | undefined): CallPhase {
    const broken = joining.state === "connected" && room !== undefined && room.state !== ConnectionState.Connected;
    brokenAt = broken ? (brokenAt ?? machine.now()) : undefined;
    return brokenAt === undefined ? joining : { state: "reconnecting", since: brokenAt };
  }

  return {
    state: () => state,
    phase(phase) {
      joining = phase;
    },
    settle({ room, own, unsent, share, soundOff, bandwidth }) {
      const phase = phaseOf(room);
      const connected = room !== undefined && phase.state === "connected";
      // While the line is broken everybody seems gone; nobody is said to have left before it is known.
      if (connected) remote = remoteViews(room.remoteParticipants.values());
      else if (phase.state !== "reconnecting") remote = [];
      const sent = (kind: OwnKind): SourceState => {
        const why = own[kind].state === "on" ? unsent.get(kind) : undefined;
        return why === undefined ? own[kind] : { state: "failed", why };
      };
      const next: MediaState = {
        phase,
        local: {
          microphone: sent("microphone"),
          camera: sent("camera"),
          screen: screenOf(share),
          quality: qualityOf(connected ? room.localParticipant.connectionQuality : ""),
        },
        share,
        remote,
        soundOff,
        bandwidth,
        audioBlocked: connected && !room.canPlaybackAudio,
      };
      if (JSON.stringify(next) === JSON.stringify(state)) return false;
      state = next;
      return true;
    },
  };
}
