import type { VideoEvent } from "./events.ts";
import type { CallView, Invite, Side, VideoRules } from "./model.ts";

/** The video part of a conversation as both sides see it: at most one open invite, at most one running call. */
export interface Video {
  /** Null until an agent has the conversation: before that nobody may start video. */
  rules: VideoRules | null;
  invite: Invite | null;
  call: CallView | null;
}

export function applyVideo(video: Video, event: VideoEvent): Video {
  switch (event.type) {
    case "video.ruled":
      return { ...video, rules: event.rules };
    case "video.invited":
      return { ...video, invite: { id: event.invite, by: event.by, expiresAt: event.expiresAt } };
    case "video.accepted":
      return {
        ...video,
        invite: null,
        call: { id: event.call, startedAt: event.at, present: [], camera: event.camera },
      };
    case "video.rejected":
    case "video.cancelled":
    case "video.expired":
      return video.invite?.id === event.invite ? { ...video, invite: null } : video;
    case "video.joined":
      return withPresent(video, event.call, (present) => [
        ...present.filter((side) => side !== event.side),
        event.side,
      ]);
    case "video.left":
      return withPresent(video, event.call, (present) => present.filter((side) => side !== event.side));
    case "video.ended":
      return video.call?.id === event.call ? { ...video, call: null } : video;
  }
}

function withPresent(video: Video, call: string, change: (present: Side[]) => Side[]): Video {
  if (video.call?.id !== call) return video;
  return { ...video, call: { ...video.call, present: change(video.call.present).toSorted() } };
}
