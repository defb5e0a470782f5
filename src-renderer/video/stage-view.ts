import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView, PublicSummary } from "../../src-shared/conversations/state.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import type { CallView, Invite } from "../../src-shared/video/model.ts";
import type { MediaState, OwnState } from "../media/state.ts";

/** What this window does with video now. Plain values; what carries pictures and sound is in `media/`. */
export interface VideoState {
  /** The device check that stands open, and what became of its invite. */
  readonly check: { conversation: ConversationId; isSending: boolean; fault: Fault | null } | null;
  /** The conversation that camera and microphone are open for, after the check. */
  readonly seat: ConversationId | null;
  /** A hang-up or a cancellation on its way, or refused. */
  readonly ending: { conversation: ConversationId; fault: Fault | null } | null;
  readonly own: OwnState;
  readonly media: MediaState;
}

/** What a conversation's stage shows. */
export type StageView =
  | { is: "nothing" }
  /** The visitor is being asked. */
  | { is: "invited"; invite: Invite; fault: Fault | null }
  | { is: "call"; call: CallView; media: MediaState }
  /** The agent hung up; the hub has not said so yet. */
  | { is: "ending" }
  /** A call runs, and this window is not in it: it was reopened, or the hang-up did not arrive. */
  | { is: "outside"; fault: Fault | null };

export function stageOf(summary: PublicSummary, video: VideoState): StageView {
  const { id, invite, call, state } = summary;
  if (state !== "active") return { is: "nothing" };
  const ending = video.ending?.conversation === id ? video.ending : null;
  if (call) {
    if (video.seat === id) return { is: "call", call, media: video.media };
    return ending && !ending.fault ? { is: "ending" } : { is: "outside", fault: ending?.fault ?? null };
  }
  return invite ? { is: "invited", invite, fault: ending?.fault ?? null } : { is: "nothing" };
}

/** Why no invite can be made; a text id's last part. */
export type NoInvite = "unsupported" | "notActive" | "invited" | "inCall" | "elsewhere";

/** Why this conversation cannot be invited to video now; undefined when it can. One call at a time for an agent. */
export function noInviteWhy(
  conversation: ConversationId,
  views: readonly ConversationView[],
  isSupported: boolean,
): NoInvite | undefined {
  const summaries = views.map((view) => view.public.summary);
  const own = summaries.find((summary) => summary.id === conversation);
  if (own?.state !== "active") return "notActive";
  if (own.call) return "inCall";
  if (own.invite) return "invited";
  if (!isSupported) return "unsupported";
  const others = summaries.filter((summary) => summary.id !== conversation && summary.state === "active");
  return others.some((summary) => summary.call !== null || summary.invite !== null) ? "elsewhere" : undefined;
}
