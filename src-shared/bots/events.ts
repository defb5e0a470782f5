import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { Queue } from "../queues/model.ts";
import { Entry } from "../routing/channel.ts";

const about = { conversation: ConversationId, at: z.number() };

/** Public log: nobody has it yet, and it goes elsewhere: to another queue, from video to chat, to a bot, from a bot to people. */
export const Routed = z.object({
  type: z.literal("conversation.routed"),
  ...about,
  queue: Queue,
  channel: Entry,
  /** Who answers meanwhile; null: a colleague is waited for. */
  bot: z.nullable(z.object({ name: z.string() })),
});
/** Public log: nobody can take it now, and the visitor is asked to leave a message. */
export const FormOffered = z.object({ type: z.literal("form.offered"), ...about });

export const routedEvents = [Routed, FormOffered] as const;
