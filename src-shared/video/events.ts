import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { CallId, CameraMode, EndReason, InviteId, RejectDetail, RejectReason, Side, VideoRules } from "./model.ts";

const about = { conversation: ConversationId, at: z.number() };
const ofInvite = { ...about, invite: InviteId };
const ofCall = { ...about, call: CallId };

/** Public log, all of them. Defaults lift what was written before a field was. */
export const VideoRuled = z.object({ type: z.literal("video.ruled"), ...about, rules: VideoRules });
export const VideoInvited = z.object({
  type: z.literal("video.invited"),
  ...ofInvite,
  by: z._default(Side, "agent"),
  expiresAt: z.number(),
});
export const VideoAccepted = z.object({
  type: z.literal("video.accepted"),
  ...ofInvite,
  call: CallId,
  camera: z._default(CameraMode, "classic"),
});
export const VideoRejected = z.object({
  type: z.literal("video.rejected"),
  ...ofInvite,
  reason: RejectReason,
  detail: z.optional(RejectDetail),
});
export const VideoCancelled = z.object({ type: z.literal("video.cancelled"), ...ofInvite });
export const VideoExpired = z.object({ type: z.literal("video.expired"), ...ofInvite });
export const VideoJoined = z.object({ type: z.literal("video.joined"), ...ofCall, side: Side });
export const VideoLeft = z.object({ type: z.literal("video.left"), ...ofCall, side: Side });
export const VideoEnded = z.object({
  type: z.literal("video.ended"),
  ...ofCall,
  /** Who hung up; `hub` when both were gone too long or the conversation ended. */
  by: z.enum(["visitor", "agent", "hub"]),
  why: z._default(EndReason, "hung-up"),
});

export const videoEvents = [
  VideoRuled,
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
