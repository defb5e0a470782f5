import { Track } from "livekit-client";
import type { Quality, RemoteView } from "./state.ts";

/** The little that is read of a livekit-client participant; so small that a test can write one down. */
export interface ParticipantLike {
  identity: string;
  name?: string | undefined;
  isSpeaking: boolean;
  connectionQuality: string;
  getTrackPublication(source: Track.Source): { isMuted: boolean; isSubscribed?: boolean; track?: unknown } | undefined;
}

const qualities: readonly string[] = ["excellent", "good", "poor", "lost"] satisfies Quality[];

export function qualityOf(told: string): Quality {
  return qualities.includes(told) ? (told as Quality) : "unknown";
}

/** What can be seen and heard of one participant now; a picture counts only once its track is really here. */
export function remoteView(participant: ParticipantLike): RemoteView {
  const here = (source: Track.Source): boolean => {
    const publication = participant.getTrackPublication(source);
    // One that was given up to save data keeps its track for a while, and shows nothing.
    return publication?.track !== undefined && publication.isSubscribed !== false && !publication.isMuted;
  };
  return {
    identity: participant.identity,
    name: participant.name ?? "",
    camera: here(Track.Source.Camera),
    microphone: here(Track.Source.Microphone),
    screen: here(Track.Source.ScreenShare),
    speaking: participant.isSpeaking,
    quality: qualityOf(participant.connectionQuality),
  };
}

/** All others, in an order that does not depend on who came back first after a reconnect. */
export function remoteViews(participants: Iterable<ParticipantLike>): RemoteView[] {
  return [...participants].map(remoteView).toSorted((one, other) => (one.identity < other.identity ? -1 : 1));
}
