import { Track } from "livekit-client";
import type { Trouble } from "../../src-media/devices/failure.ts";
import { noShareView, type ShareView } from "../../src-media/share/view.ts";

/** What sends from here. */
export const kinds = ["camera", "microphone"] as const;
export type Kind = (typeof kinds)[number];

export type Own = { state: "off" } | { state: "opening" } | { state: "on" } | { state: "failed"; why: Trouble };

/** Somebody else in the room, known by identity: what the server numbers changes with every reconnect. */
export interface Other {
  readonly identity: string;
  readonly camera: boolean;
  readonly screen: boolean;
  /** The media server hears nothing of him just now. */
  readonly lost: boolean;
}

export type Phase =
  /** Before *Join*. */
  | "check"
  | "connecting"
  | "connected"
  | "reconnecting"
  /** Tried in vain; the next try comes by itself. */
  | "failed"
  /** The same visitor joined in another window. */
  | "elsewhere";

/** All that the screen may know of a call's media. What carries pictures and sound stays in this folder. */
export interface MediaView {
  readonly phase: Phase;
  readonly own: Readonly<Record<Kind, Own>>;
  readonly share: "off" | "on" | "failed";
  /** The same at length. */
  readonly sharing: ShareView;
  readonly others: readonly Other[];
  readonly soundOn: boolean;
  /** The browser plays nothing until somebody clicks. */
  readonly soundBlocked: boolean;
}

export const noMedia: MediaView = {
  phase: "check",
  own: { camera: { state: "off" }, microphone: { state: "off" } },
  share: "off",
  sharing: noShareView,
  others: [],
  soundOn: true,
  soundBlocked: false,
};

/** The little that is read of a participant; small enough for a test to write one down. */
export interface ParticipantLike {
  readonly identity: string;
  readonly connectionQuality: string;
  getTrackPublication(source: Track.Source): { isMuted: boolean; track?: unknown } | undefined;
}

/** A picture counts once its track is really here. The order does not depend on who came back first. */
export function othersOf(participants: Iterable<ParticipantLike>): Other[] {
  return Array.from(participants, (participant) => {
    const here = (source: Track.Source): boolean => {
      const publication = participant.getTrackPublication(source);
      return publication?.track !== undefined && !publication.isMuted;
    };
    return {
      identity: participant.identity,
      camera: here(Track.Source.Camera),
      screen: here(Track.Source.ScreenShare),
      lost: participant.connectionQuality === "lost",
    };
  }).toSorted((one, other) => (one.identity < other.identity ? -1 : 1));
}

/**
 * What the stage shows big, and what small beside it. A shared screen goes before a face, and the visitor's own agent before
 * his `colleagues`, who are told by identity.
 */
export function picturesOf(
  others: readonly Other[],
  colleagues: readonly string[] = [],
): { big: Picture | null; small: readonly Picture[] } {
  const screen = others.find((other) => other.screen);
  const isColleague = ({ identity }: Other): number => Number(colleagues.includes(identity));
  const faces = others
    .filter((other) => other.camera)
    .toSorted((one, other) => isColleague(one) - isColleague(other))
    .map(({ identity }): Picture => ({ identity, source: "camera" }));
  if (!screen) return { big: faces[0] ?? null, small: faces.slice(1) };
  return { big: { identity: screen.identity, source: "screen" }, small: faces };
}

export interface Picture {
  readonly identity: string;
  readonly source: "camera" | "screen";
}
