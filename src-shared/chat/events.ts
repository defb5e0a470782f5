import * as z from "zod/mini";
import { Account } from "../accounts/model.ts";
import { Author, ConversationId } from "../conversations/model.ts";
import { Doing } from "./doing.ts";
import { Message, MessageId } from "./model.ts";

/** Public log. */
export const MessageAdded = z.object({
  type: z.literal("chat.messageAdded"),
  conversation: ConversationId,
  at: z.number(),
  message: Message,
});
const change = { conversation: ConversationId, at: z.number(), by: Author, message: MessageId };
/** Public log. The message's own entry is read with the new text from then on. */
export const MessageEdited = z.object({ type: z.literal("chat.messageEdited"), ...change, text: z.string() });
/** Public log. No entry has its text any more, not in the hub either. */
export const MessageDeleted = z.object({ type: z.literal("chat.messageDeleted"), ...change });
/** Passing: may be dropped, never stored. */
export const Typing = z.object({ type: z.literal("chat.typing"), conversation: ConversationId, from: Author });
/** Passing, to staff alone: a colleague has this conversation open, or has just left it. */
export const Looked = z.object({
  type: z.literal("chat.looked"),
  conversation: ConversationId,
  by: Account,
  does: Doing,
});
/** Passing, to staff alone: what stands in the visitor's composer. */
export const Previewed = z.object({
  type: z.literal("chat.previewed"),
  conversation: ConversationId,
  text: z.string(),
});
