import * as z from "zod/mini";
import { Author, ConversationId } from "../conversations/model.ts";
import { Message } from "./model.ts";

/** Public log. */
export const MessageAdded = z.object({
  type: z.literal("chat.messageAdded"),
  conversation: ConversationId,
  at: z.number(),
  message: Message,
});
/** Passing: may be dropped, never stored. */
export const Typing = z.object({ type: z.literal("chat.typing"), conversation: ConversationId, from: Author });
