import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { CallId, InviteId, RejectReason, Side } from "./model.ts";

const about = { conversation: ConversationId, at: z.number() };
const ofInvite = { ...about, invite: InviteId };
const ofCall = { ...about, call: CallId };

/** Public log, all of them. */
export const VideoInvited = z.object({ type: z.literal("video.invited"), ...ofInvite, expiresAt: z.number() });
export const VideoAccepted = z.object({ type: z.literal("video.accepted"), ...ofInvite, call: CallId });
export const VideoRejected = z.object({ type: z.literal("video.rejected"), ...ofInvite, reason: RejectReason });
export const VideoCancelled = z.object({ type: z.literal("video.cancelled"), ...ofInvite });
export const VideoExpired = z.object({ type: z.literal("video.expired"), ...ofInvite });
export const VideoJoined = z.object({ type: z.literal("video.joined"), ...ofCall, side: Side });
export const VideoLeft = z.object({ type: z.literal("video.left"), ...ofCall, side: Side });
export const VideoEnded = z.object({
  type: z.literal("video.ended"),
  ...ofCall,
  /** Who hung up; `hub` when both were gone too long or the conversation ended. */
  by: z.enum(["visitor", "agent", "hub"]),
});

export const videoEvents = [
  VideoInvited,
  VideoAccepted,
  VideoRejected,
  VideoCancelled,
  VideoExpired,
  VideoJoined,
  VideoLeft,
  VideoEnded,
] as const;
export type VideoEvent = z.infer<(typeof videoEvents)[number]>;
