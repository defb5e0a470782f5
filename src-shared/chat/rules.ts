import * as z from "zod/mini";

const minutes = z.int().check(z.minimum(0), z.maximum(1440));

/** What the house lays down for chats. */
export const ChatRules = z.object({
  /** The visitor is told that his message was read. */
  showRead: z._default(z.boolean(), true),
  /** For so many minutes one may edit and delete what he wrote himself; 0: not at all. */
  agentMinutes: z._default(minutes, 15),
  visitorMinutes: z._default(minutes, 15),
});
export type ChatRules = z.infer<typeof ChatRules>;
