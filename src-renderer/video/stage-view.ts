import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import type { CallView, Invite, InviteId } from "../../src-shared/video/model.ts";
import type { MediaState, OwnState } from "../media/state.ts";

/** One's own camera and microphone, looked at before a call: before an invite goes out, or after a visitor's was accepted. */
export interface Check {
  readonly conversation: ConversationId;
  readonly before: "invite" | "call";
  readonly isSending: boolean;
  readonly fault: Fault | null;
}

/** What this window does with video now. Plain values; what carries pictures and sound is in `media/`. */
export interface VideoState {
  /** The device check that stands open, and what became of its invite. */
  readonly check: Check | null;
  /** The visitor's invite that is being answered here. */
  readonly answering: InviteId | null;
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
  /** A call runs, and the agent looks at his camera and microphone before he goes in. */
  | { is: "checking" }
  /** A call runs, and this window is not in it: it was reopened, or the hang-up did not arrive. */
  | { is: "outside"; fault: Fault | null };

export function stageOf(summary: PublicSummary, video: VideoState): StageView {
  const { id, invite, call, state } = summary;
  if (state !== "active") return { is: "nothing" };
  const ending = video.ending?.conversation === id ? video.ending : null;
  if (call) {
    if (video.check?.conversation === id || video.answering !== null) return { is: "checking" };
    if (video.seat === id) return { is: "call", call, media: video.media };
    return ending && !ending.fault ? { is: "ending" } : { is: "outside", fault: ending?.fault ?? null };
  }
  // A visitor's invite has a place of its own, whatever is open here.
  return invite?.by === "agent" ? { is: "invited", invite, fault: ending?.fault ?? null } : { is: "nothing" };
}
