import * as z from "zod/mini";
import { ConversationView, PublicPage } from "./state.ts";

/** State: topic `conversation`; a conversation that this agent now takes part in, whole. */
export const ConversationOpened = z.object({ type: z.literal("conversation.opened"), view: ConversationView });
/** The same for a visitor, who knows the public log only. */
export const VisitorConversationOpened = z.object({ type: z.literal("conversation.opened"), page: PublicPage });
