import * as z from "zod/mini";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { parseJson } from "../../src-shared/rpc/frames.ts";
import { CallId, InviteId } from "../../src-shared/video/model.ts";
import type { VideoScreen } from "./parts.ts";

/** Where this page stands with a call; kept for a reload. */
const Mine = z.discriminatedUnion("at", [
  z.object({ at: z.literal("away") }),
  /** *Accept* was pressed, and the hub has not said yes yet; or he began by a video button, and the agent has not. */
  z.object({ at: z.literal("answering"), invite: InviteId }),
  /** Looks at his devices before he invites. */
  z.object({ at: z.literal("preparing") }),
  /** Invited from here; null until the hub has said which invite it is. */
  z.object({ at: z.literal("inviting"), invite: z.nullable(InviteId) }),
  z.object({ at: z.literal("check"), call: CallId }),
  z.object({ at: z.literal("call"), call: CallId }),
  /** Left here; the hub may not have said so yet. */
  z.object({ at: z.literal("left"), call: CallId }),
]);
export type Mine = z.infer<typeof Mine>;

type Video = Pick<PublicSummary, "invite" | "call" | "state" | "rules">;

export function videoScreen(video: Video | undefined, mine: Mine): VideoScreen {
  if (!video || video.state !== "active") return "none";
  const { invite, call } = video;
  if (call) {
    if (mine.at === "answering") return "answering";
    if (mine.at === "inviting") return "waiting";
    if (mine.at === "away" || mine.at === "preparing" || mine.call !== call.id) return "elsewhere";
    return mine.at === "left" ? "none" : mine.at;
  }
  if (mine.at === "preparing") return "prepare";
  if (mine.at === "inviting" && (mine.invite === null || mine.invite === invite?.id)) return "waiting";
  // Asked in his name, since he began by a video button here.
  if (mine.at === "answering" && invite?.by === "visitor" && mine.invite === invite.id) return "answering";
  // An own invite of another window: it is that window's to show.
  if (invite?.by !== "agent") return "none";
  return mine.at === "answering" && mine.invite === invite.id ? "answering" : "invite";
}

/** What follows from the hub's newest word: the accepted invite has become a call, or the call is over. */
export function follow(video: Video | undefined, mine: Mine): Mine {
  const call = video?.state === "active" ? video.call : null;
  switch (mine.at) {
    case "away":
      return mine;
    case "preparing":
      // An invite that comes meanwhile is accepted by the same button.
      return video?.state === "active" && !call && (video.rules?.visitor || video.invite) ? mine : { at: "away" };
    case "inviting":
      // The devices were looked at before: straight in.
      if (call) return { at: "call", call: call.id };
      if (video?.state !== "active") return { at: "away" };
      if (mine.invite === null)
        return video.invite?.by === "visitor" ? { at: "inviting", invite: video.invite.id } : mine;
      return video.invite?.id === mine.invite ? mine : { at: "away" };
    case "answering":
      if (call) return { at: "check", call: call.id };
      return video?.invite?.id === mine.invite ? mine : { at: "away" };
    case "check":
    case "call":
    case "left":
      return call?.id === mine.call ? mine : { at: "away" };
  }
}

export function mineFrom(text: string | null): Mine {
  const parsed = Mine.safeParse(parseJson(text ?? "null"));
  return parsed.success ? parsed.data : { at: "away" };
}
