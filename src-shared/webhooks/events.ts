import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { Queue } from "../queues/model.ts";
import { Entry } from "../routing/channel.ts";

const conversation = ConversationId;
const agent = z.object({ name: z.string() });

/**
 * What is told to other programs, thin: ids and what tells one event from another, never what people wrote. Who needs more
 * asks for it with a key of his own. Version 1; within it fields and events are only added.
 */
export const webhookData = {
  "conversation.started": z.object({
    conversation,
    site: z.string(),
    queue: Queue,
    channel: Entry,
    /** The bot that answers while no agent has it. */
    bot: z.nullable(z.string()),
    previous: z.nullable(ConversationId),
  }),
  "conversation.routed": z.object({ conversation, queue: Queue, channel: Entry, bot: z.nullable(z.string()) }),
  "conversation.assigned": z.object({ conversation, agent }),
  "conversation.requeued": z.object({ conversation, agent }),
  "conversation.transferred": z.object({ conversation, agent, queue: Queue }),
  "conversation.ended": z.object({ conversation, by: z.enum(["visitor", "agent", "hub"]) }),
  "conversation.closed": z.object({
    conversation,
    /** The id of the outcome and its name; null: nobody chose one. */
    outcome: z.nullable(z.string()),
    outcomeName: z.nullable(z.string()),
    isTimedOut: z.boolean(),
  }),
  "message.added": z.object({ conversation, message: z.uuid(), from: z.enum(["visitor", "agent", "bot"]) }),
  "call.started": z.object({ conversation, call: z.uuid() }),
  "call.ended": z.object({ conversation, call: z.uuid(), by: z.enum(["visitor", "agent", "hub"]) }),
  /** Its visitor said how it was; `score` is 1 to `of`. `isChange`: instead of what he said before. */
  "conversation.rated": z.object({ conversation, score: z.int(), of: z.int(), isChange: z.boolean() }),
  "message.left": z.object({ message: z.uuid(), site: z.string(), queue: z.nullable(z.uuid()) }),
  /** Sent by hand, to see whether it arrives. */
  "webhook.test": z.object({ webhook: z.uuid() }),
} as const;

export type WebhookType = keyof typeof webhookData;
export type WebhookData<T extends WebhookType> = z.infer<(typeof webhookData)[T]>;

/** What may be chosen; a test goes to whoever asks for it. */
export const webhookTypes = (Object.keys(webhookData) as WebhookType[]).filter((type) => type !== "webhook.test");

/** The body of one delivery, as it is signed. */
export const payloadOf = <T extends WebhookType>(type: T) =>
  z.object({
    type: z.literal(type),
    version: z.literal(1),
    /** When it happened, by the hub's clock. */
    timestamp: z.iso.datetime(),
    data: webhookData[type],
  });
