import { noShareView, type ShareView } from "../../src-media/share/view.ts";

/** The two devices that send from here. */
export const ownKinds = ["microphone", "camera"] as const;
export type OwnKind = (typeof ownKinds)[number];

/** Why a camera, a microphone or a screen gives nothing. */
export type DeviceFailure = "permission-denied" | "not-found" | "in-use" | "overconstrained" | "other";

/** What stands between the agent and the other side, of one source of his own. */
export type SourceState =
  | { state: "off" }
  | { state: "starting" }
  | { state: "on" }
  | { state: "failed"; why: DeviceFailure };

/** Why a call cannot be joined, or not any more. */
export type CallFailure =
  /** The hub gave no way in. */
  | "join-refused"
  /** The media server did not answer in time, or not at all. */
  | "unreachable"
  /** The same agent joined this call in another window. */
  | "joined-elsewhere"
  /** The connection was lost, and ten minutes of trying brought nothing. */
  | "lost";

export type CallPhase =
  | { state: "idle" }
  /** `trouble`: why it takes long; it is tried on. */
  | { state: "connecting"; trouble?: CallFailure }
  | { state: "connected" }
  /** `since` is when it broke, by this machine's clock, epoch milliseconds. */
  | { state: "reconnecting"; since: number }
  | { state: "failed"; reason: CallFailure };

export type Quality = "excellent" | "good" | "poor" | "lost" | "unknown";

/** Somebody else in the call. Never known by a track's sid: those change with every reconnect. */
export interface RemoteView {
  identity: string;
  name: string;
  camera: boolean;
  microphone: boolean;
  screen: boolean;
  speaking: boolean;
  quality: Quality;
}

export interface OwnState {
  microphone: SourceState;
  camera: SourceState;
}

/** How much of the line a call may take: all, little, or what sound needs. */
export const bandwidths = ["full", "low", "sound"] as const;
export type Bandwidth = (typeof bandwidths)[number];

/** All that the screen may know about a call's media. Plain values: what carries pictures and sound stays in `media/`. */
export interface MediaState {
  phase: CallPhase;
  local: OwnState & { screen: SourceState; quality: Quality };
  /** The own share: what is shared and how it stands. `local.screen` is the same in short. */
  share: ShareView;
  remote: RemoteView[];
  /** The other side is silenced here, for this agent alone. */
  soundOff: boolean;
  bandwidth: Bandwidth;
  /** The browser refuses to play sound until somebody clicks. */
  audioBlocked: boolean;
}

export const noMedia: MediaState = {
  phase: { state: "idle" },
  local: {
    microphone: { state: "off" },
    camera: { state: "off" },
    screen: { state: "off" },
    quality: "unknown",
  },
  share: noShareView,
  remote: [],
  soundOff: false,
  bandwidth: "full",
  audioBlocked: false,
};

/** A picture of the stage: whose, and from what. */
export type PictureSource = "camera" | "screen";

/** Of all others the one whom the call is with: the visitor, else whoever is there. */
export function otherSide(remote: readonly RemoteView[]): RemoteView | undefined {
  return remote.find((one) => isSide(one, "visitor")) ?? remote[0];
}

/** Identities begin with the side. */
export function isSide({ identity }: Pick<RemoteView, "identity">, side: "visitor" | "agent"): boolean {
  return identity.startsWith(`${side}:`);
}
