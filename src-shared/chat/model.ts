import * as z from "zod/mini";
import { Author } from "../conversations/model.ts";
import { Attachment } from "../uploads/model.ts";

/** Made by whoever writes: a repeat after a lost link has the same id and is stored once. */
export const MessageId = z.uuid().brand<"MessageId">();
export type MessageId = z.infer<typeof MessageId>;

export const Message = z.object({
  id: MessageId,
  from: Author,
  text: z.string(),
  /** What may be answered by a press, while nothing was said after it. */
  choices: z.optional(z.array(z.string())),
  /** Not there when it has none: most have none, and each message is written and sent many times. */
  attachments: z.optional(z.array(Attachment)),
  /** The message that it answers, of the same conversation. */
  replyTo: z.optional(MessageId),
  /** When its text was changed last, and when it was taken back: then it has none. By the hub's clock. */
  edited: z.optional(z.number()),
  deleted: z.optional(z.number()),
});
export type Message = z.infer<typeof Message>;
