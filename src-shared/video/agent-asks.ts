import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { ConversationId } from "../conversations/model.ts";
import { InviteId, JoinAnswer } from "./model.ts";

const inConversation = z.object({ conversation: ConversationId });

export const videoAgentAsks = {
  /** After the device check. A visitor who cannot be invited now is answered with the event `video.rejected`. */
  "video.invite": { input: inConversation, output: z.object({ invite: InviteId }), changes: true },
  "video.cancel": { input: z.object({ invite: InviteId }), output: nothing, changes: true },
  /** The only way in, and back in. Refused with `unavailable` when the media server does not answer. */
  "video.join": { input: inConversation, output: JoinAnswer, changes: false },
  /** Hangs up for both; the chat goes on. */
  "video.end": { input: inConversation, output: nothing, changes: true },
} as const;
