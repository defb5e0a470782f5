import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";

export const MentionId = z.uuid().brand<"MentionId">();
export type MentionId = z.infer<typeof MentionId>;

/** Somebody was named in a note, and has not looked yet. */
export const Mention = z.object({
  id: MentionId,
  conversation: ConversationId,
  visitor: z.string(),
  by: z.string(),
  /** The note's beginning. */
  text: z.string(),
  at: z.number(),
});
export type Mention = z.infer<typeof Mention>;

/** State: topic `mentions`; all that this account has not looked at. */
export const MentionsChanged = z.object({ type: z.literal("mentions.changed"), mentions: z.array(Mention) });
