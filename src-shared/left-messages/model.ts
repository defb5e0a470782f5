import * as z from "zod/mini";
import { FilledField } from "../conversations/model.ts";
import { Account } from "../accounts/model.ts";
import { QueueId } from "../queues/model.ts";

export const LeftMessageId = z.uuid().brand<"LeftMessageId">();
export type LeftMessageId = z.infer<typeof LeftMessageId>;

/** What a visitor wrote where nobody could answer. */
export const LeftMessage = z.object({
  id: LeftMessageId,
  /** The site's name. */
  site: z.string(),
  queue: z.nullable(z.object({ id: QueueId, name: z.string() })),
  name: z.string(),
  /** An address or a number, as he wrote it. */
  replyTo: z.string(),
  text: z.string(),
  /** What the site asked beside. */
  fields: z.optional(z.array(FilledField)),
  at: z.number(),
  /** Who has seen to it, and when. */
  done: z.nullable(z.object({ by: Account, at: z.number() })),
});
export type LeftMessage = z.infer<typeof LeftMessage>;
