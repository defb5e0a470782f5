import * as z from "zod/mini";

/** What the house lays down for chats. */
export const ChatRules = z.object({
  /** The visitor is told that his message was read. */
  showRead: z._default(z.boolean(), true),
});
export type ChatRules = z.infer<typeof ChatRules>;
