import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { ConversationId } from "../conversations/model.ts";
import { InviteId, JoinAnswer, RejectDetail, RejectReason } from "./model.ts";

const inConversation = z.object({ conversation: ConversationId });
const ofInvite = z.object({ invite: InviteId });

/** Either side invites, answers, enters and hangs up in the same words; the visitor's asks are these too. */
export const videoAgentAsks = {
  /**
   * After the device check. Someone who cannot be invited now is answered with the event `video.rejected`; who may not
   * invite at all is refused `forbidden`.
   */
  "video.invite": { input: inConversation, output: z.object({ invite: InviteId }), changes: true },
  /** Takes one's own invite back. */
  "video.cancel": { input: ofInvite, output: nothing, changes: true },
  "video.accept": { input: ofInvite, output: nothing, changes: true },
  "video.decline": {
    input: z.object({ invite: InviteId, reason: RejectReason, detail: z.optional(RejectDetail) }),
    output: nothing,
    changes: true,
  },
  /** The only way in, and back in. Refused with `unavailable` when the media server does not answer. */
  "video.join": { input: inConversation, output: JoinAnswer, changes: false },
  /** Hangs up for both; the chat goes on. */
  "video.end": { input: inConversation, output: nothing, changes: true },
} as const;
