import * as z from "zod/mini";

export const InviteId = z.uuid().brand<"InviteId">();
export type InviteId = z.infer<typeof InviteId>;
export const CallId = z.uuid().brand<"CallId">();
export type CallId = z.infer<typeof CallId>;

/** Why an invite to video came to nothing at the visitor's. */
export const RejectReason = z.enum(["rejected", "busy", "unsupported"]);
export type RejectReason = z.infer<typeof RejectReason>;

/** An open invite to video; one per visitor at a time. */
export const Invite = z.object({ id: InviteId, expiresAt: z.number() });
export type Invite = z.infer<typeof Invite>;

export const side = ["visitor", "agent"] as const;
export const Side = z.enum(side);
export type Side = z.infer<typeof Side>;

/** A running call inside a conversation. */
export const CallView = z.object({
  id: CallId,
  startedAt: z.number(),
  /** Who is in the room now, as the media server tells. */
  present: z.array(Side),
});
export type CallView = z.infer<typeof CallView>;

/** The way into a call: answered to who asks, never stored, good for minutes. */
export const JoinAnswer = z.object({ url: z.string(), token: z.string(), identity: z.string() });
