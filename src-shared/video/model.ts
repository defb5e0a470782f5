import * as z from "zod/mini";

export const InviteId = z.uuid().brand<"InviteId">();
export type InviteId = z.infer<typeof InviteId>;
export const CallId = z.uuid().brand<"CallId">();
export type CallId = z.infer<typeof CallId>;

export const side = ["visitor", "agent"] as const;
export const Side = z.enum(side);
export type Side = z.infer<typeof Side>;

/**
 * What becomes of the visitor's camera (features 001-30…37). `classic`: on from the start. `one-way`: never asked for and
 * never sent. `off-by-default`: not asked for up front; the visitor may switch it on.
 */
export const cameraModes = ["classic", "one-way", "off-by-default"] as const;
export const CameraMode = z.enum(cameraModes);
export type CameraMode = z.infer<typeof CameraMode>;

/** What holds for video in one conversation: who may invite the other, and the visitor's camera. */
export const VideoRules = z.object({ agent: z.boolean(), visitor: z.boolean(), camera: CameraMode });
export type VideoRules = z.infer<typeof VideoRules>;

/** Why an invite to video came to nothing at the other side's. */
export const RejectReason = z.enum(["rejected", "busy", "unsupported"]);
export type RejectReason = z.infer<typeof RejectReason>;

/**
 * More of it, so that a remedy can be told. Of busy: a call that runs, or an older invite that is still open. Of
 * unsupported: the browser itself, a page that is not secure, or a page around that does not pass devices on.
 */
export const RejectDetail = z.enum(["call", "invite", "browser", "insecure", "frame"]);
export type RejectDetail = z.infer<typeof RejectDetail>;

/** An open invite to video; one per visitor at a time. */
export const Invite = z.object({ id: InviteId, by: z._default(Side, "agent"), expiresAt: z.number() });
export type Invite = z.infer<typeof Invite>;

/** A running call inside a conversation. */
export const CallView = z.object({
  id: CallId,
  startedAt: z.number(),
  /** Who is in the room now, as the media server tells. */
  present: z.array(Side),
  /** As it was when the call began; it holds to its end. */
  camera: z._default(CameraMode, "classic"),
});
export type CallView = z.infer<typeof CallView>;

/** Why a call is over. */
export const EndReason = z.enum(["hung-up", "left-empty", "conversation-ended"]);
export type EndReason = z.infer<typeof EndReason>;

/** The way into a call: answered to who asks, never stored, good for minutes. */
export const JoinAnswer = z.object({ url: z.string(), token: z.string(), identity: z.string() });
