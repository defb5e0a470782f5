import * as z from "zod/mini";
import { ConversationId } from "./model.ts";
import { ConversationView, PublicPage } from "./state.ts";

/** State: topic `conversation`; a conversation that this agent now takes part in, whole. */
export const ConversationOpened = z.object({ type: z.literal("conversation.opened"), view: ConversationView });
/** State: topic `conversation`; one that this agent takes no part in any more: it was handed on, or went on without him. */
export const ConversationLeft = z.object({ type: z.literal("conversation.left"), conversation: ConversationId });
/** As `ConversationOpened`, for a visitor, who knows the public log only. */
export const VisitorConversationOpened = z.object({ type: z.literal("conversation.opened"), page: PublicPage });
