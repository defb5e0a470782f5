import * as z from "zod/mini";
import { QueueId } from "../queues/model.ts";

const minutes = z.int().check(z.minimum(0), z.maximum(1440));

/** What the house lays down for chats. */
export const ChatRules = z.object({
  /** The visitor is told that his message was read. */
  showRead: z._default(z.boolean(), true),
  /** For so many minutes one may edit and delete what he wrote himself; 0: not at all. */
  agentMinutes: z._default(minutes, 15),
  visitorMinutes: z._default(minutes, 15),
  /** In which queues agents see what a visitor is writing before he sends it. He is told so where he writes. */
  preview: z._default(z.enum(["off", "queues", "all"]), "off"),
  previewQueues: z._default(z.array(QueueId).check(z.maxLength(500)), []),
  /** Who is named in a note may read its conversation. */
  mentionsOpen: z._default(z.boolean(), true),
});
export type ChatRules = z.infer<typeof ChatRules>;

export const plainChatRules: ChatRules = {
  showRead: true,
  agentMinutes: 15,
  visitorMinutes: 15,
  preview: "off",
  previewQueues: [],
  mentionsOpen: true,
};

/** State: topic `chatRules`. */
export const ChatRulesChanged = z.object({ type: z.literal("chatRules.changed"), rules: ChatRules });

/** Whether what is being written may be seen in conversations of this queue. */
export function isPreviewed({ preview, previewQueues }: ChatRules, queue: QueueId): boolean {
  return preview === "all" || (preview === "queues" && previewQueues.includes(queue));
}
