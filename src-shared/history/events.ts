import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";

const about = { conversation: ConversationId, at: z.number(), after: z.int() };

/** A copy was put into the outbox. `by` null: the visitor asked for it himself. `to`: the address, masked. */
const Mailed = z.object({
  type: z.literal("transcript.mailed"),
  ...about,
  by: z.nullable(z.string()),
  to: z.string(),
});
/** The other server has refused it for good, or was away for half a day. */
const MailFailed = z.object({ type: z.literal("transcript.failed"), ...about, to: z.string() });

/** Staff log. */
export const transcriptEvents = [Mailed, MailFailed] as const;
