import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { Draft, DraftKind, longestDraft } from "./model.ts";

/** window ↔ main: what is being written, kept on this machine and on the hub. */
export const draftDeskAsks = {
  "draft.write": {
    input: z.object({
      conversation: ConversationId,
      kind: DraftKind,
      text: z.string().check(z.maxLength(longestDraft, "text-too-long")),
    }),
    output: nothing,
    changes: false,
  },
} as const;

/** State: topic `drafts`; all of the one who is signed in, of this machine and of the hub, the newest of each. */
export const DraftsChanged = z.object({ type: z.literal("drafts.changed"), drafts: z.array(Draft) });
