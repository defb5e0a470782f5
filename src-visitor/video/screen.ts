import * as z from "zod/mini";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { parseJson } from "../../src-shared/rpc/frames.ts";
import { CallId, InviteId } from "../../src-shared/video/model.ts";

/** Where this page stands with a call; kept for a reload. */
const Mine = z.discriminatedUnion("at", [
  z.object({ at: z.literal("away") }),
  /** *Accept* was pressed; the hub has not said yes yet. */
  z.object({ at: z.literal("answering"), invite: InviteId }),
  z.object({ at: z.literal("check"), call: CallId }),
  z.object({ at: z.literal("call"), call: CallId }),
  /** Left here; the hub may not have said so yet. */
  z.object({ at: z.literal("left"), call: CallId }),
]);
export type Mine = z.infer<typeof Mine>;

/** What the panel shows of video. */
export type VideoScreen = "none" | "invite" | "answering" | "check" | "call" | "elsewhere";

type Video = Pick<PublicSummary, "invite" | "call" | "state">;

export function videoScreen(video: Video | undefined, mine: Mine): VideoScreen {
  if (!video || video.state !== "active") return "none";
  const { invite, call } = video;
  if (invite) return mine.at === "answering" && mine.invite === invite.id ? "answering" : "invite";
  if (!call) return "none";
  if (mine.at === "answering") return "answering";
  if (mine.at === "away" || mine.call !== call.id) return "elsewhere";
  return mine.at === "left" ? "none" : mine.at;
}

/** What follows from the hub's newest word: the accepted invite has become a call, or the call is over. */
export function follow(video: Video | undefined, mine: Mine): Mine {
  const call = video?.state === "active" ? video.call : null;
  if (mine.at === "away") return mine;
  if (mine.at === "answering") {
    if (call) return { at: "check", call: call.id };
    return video?.invite?.id === mine.invite ? mine : { at: "away" };
  }
  return call?.id === mine.call ? mine : { at: "away" };
}

export function mineFrom(text: string | null): Mine {
  const parsed = Mine.safeParse(parseJson(text ?? "null"));
  return parsed.success ? parsed.data : { at: "away" };
}

/** Whether this browser can do video at all; asked before anything is asked of the visitor. */
export function canVideo(page: {
  isSecureContext: boolean;
  RTCPeerConnection?: unknown;
  navigator: { mediaDevices?: { getUserMedia?: unknown } };
}): boolean {
  return (
    page.isSecureContext &&
    page.RTCPeerConnection !== undefined &&
    page.navigator.mediaDevices?.getUserMedia !== undefined
  );
}
