import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { nothing } from "../rpc/contract.ts";
import { saysSomething } from "../chat/written.ts";
import { MaybeText } from "../text/clean.ts";
import { mostAttachments, UploadId } from "../uploads/model.ts";
import { ConversationId } from "./model.ts";
import { ConversationView } from "./state.ts";

const inConversation = z.object({ conversation: ConversationId });

export const conversationAgentAsks = {
  /** Ends it for the visitor; the agent goes on to wrap up. */
  "conversation.end": { input: inConversation, output: nothing, changes: true },
  /** A note between colleagues; never to the visitor. */
  "note.add": {
    input: z
      .object({
        conversation: ConversationId,
        id: z.uuid(),
        /** May be empty where a file says it all. */
        text: MaybeText,
        /** The writer's own, sent for a note, each judged and in no note yet. */
        uploads: z.optional(z.array(UploadId).check(z.maxLength(mostAttachments, "too-many-files"))),
        /** Colleagues who are named in it, and told. */
        mentions: z.optional(z.array(AccountId).check(z.maxLength(20, "too-many-mentions"))),
      })
      .check(saysSomething),
    output: nothing,
    changes: true,
  },
  /** A conversation that this agent takes or took part in: its newest page, or the page before `before`. */
  "conversation.read": {
    input: z.object({ conversation: ConversationId, before: z.optional(z.int()) }),
    output: ConversationView,
    changes: false,
  },
} as const;
