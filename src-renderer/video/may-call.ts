import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView, PublicSummary } from "../../src-shared/conversations/state.ts";
import type { InviteId, RejectDetail, RejectReason } from "../../src-shared/video/model.ts";
import type { VideoLack } from "./ability.ts";

/** Why no invite can be made now; a text id's last part. */
export type NoInvite = VideoLack | "invited" | "calling" | "inCall" | "elsewhere";

const summaries = (views: readonly ConversationView[]) => views.map((view) => view.public.summary);

/**
 * Whether this conversation has a camera to press at all: only one that runs, has begun, is of two parties, and whose
 * queue, site and agent may (features 000-03, 12, 53, 54, 001-27). The hub decides it; it may change at any time.
 */
export function mayInvite(conversation: ConversationId, views: readonly ConversationView[]): boolean {
  const own = summaries(views).find(({ id }) => id === conversation);
  // What runs or stands open already is shown with its reason, also when nothing new may be begun.
  return own?.state === "active" && (own.rules?.agent === true || own.call !== null || own.invite !== null);
}

/** Why this conversation cannot be invited to video now; undefined when it can. One call at a time for an agent. */
export function noInviteWhy(
  conversation: ConversationId,
  views: readonly ConversationView[],
  lack: VideoLack | undefined,
): NoInvite | undefined {
  const own = summaries(views).find(({ id }) => id === conversation);
  if (own?.call) return "inCall";
  if (own?.invite) return own.invite.by === "agent" ? "invited" : "calling";
  if (lack) return lack;
  return isBusyElsewhere(conversation, views) ? "elsewhere" : undefined;
}

/** A visitor who invites the agent to a video call. */
export interface Incoming {
  readonly summary: PublicSummary;
  readonly invite: InviteId;
  readonly expiresAt: number;
}

/** The visitors who wait for this agent's answer, who has the least time left first. */
export function incomingVideo(views: readonly ConversationView[]): Incoming[] {
  return summaries(views)
    .flatMap((summary): Incoming[] => {
      const { state, invite } = summary;
      if (state !== "active" || invite?.by !== "visitor") return [];
      return [{ summary, invite: invite.id, expiresAt: invite.expiresAt }];
    })
    .toSorted((one, other) => one.expiresAt - other.expiresAt);
}

/** Why a visitor's invite cannot be accepted here now; undefined when it can. */
export function noAcceptWhy(
  conversation: ConversationId,
  views: readonly ConversationView[],
  lack: VideoLack | undefined,
): VideoLack | "elsewhere" | undefined {
  return lack ?? (isBusyElsewhere(conversation, views) ? "elsewhere" : undefined);
}

/** What the visitor is told by a *Decline*: not only that, but why, where there is a reason that he can know. */
export function declineWith(why: VideoLack | "elsewhere" | undefined): { reason: RejectReason; detail?: RejectDetail } {
  if (why === undefined) return { reason: "rejected" };
  return why === "elsewhere" ? { reason: "busy", detail: "call" } : { reason: "unsupported", detail: why };
}

function isBusyElsewhere(conversation: ConversationId, views: readonly ConversationView[]): boolean {
  return summaries(views).some(
    ({ id, state, call, invite }) =>
      id !== conversation && state === "active" && (call !== null || invite?.by === "agent"),
  );
}
