import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { Text } from "../text/clean.ts";
import { MessageId } from "./model.ts";
import { saysSomething, written } from "./written.ts";

const seqOrNone = z.int().check(z.minimum(0));

/** The same for visitor and agent: who asks is known by the connection. */
export const chatAsks = {
  /** Answered only after the message is on the disk. Refused with `gone` when the conversation has ended. */
  "chat.send": {
    input: z.object({ conversation: ConversationId, ...written, replyTo: z.optional(MessageId) }).check(saysSomething),
    output: z.object({ seq: z.int(), at: z.number() }),
    changes: true,
  },
  /**
   * One's own message, within the minutes that the house gives (`forbidden` `change-too-late`, `change-not-allowed`); another's is
   * refused `forbidden` `message-not-yours`, a missing one `gone` `message-gone`.
   */
  "chat.edit": {
    input: z.object({ conversation: ConversationId, message: MessageId, text: Text }),
    output: z.object({ seq: z.int(), at: z.number() }),
    changes: true,
  },
  /** The same rules. Its text is gone for good. */
  "chat.delete": {
    input: z.object({ conversation: ConversationId, message: MessageId }),
    output: z.object({ seq: z.int(), at: z.number() }),
    changes: true,
  },
  /** At most every 3 s while somebody writes; shown for 6 s. */
  "chat.typing": { input: z.object({ conversation: ConversationId }), output: nothing, changes: false },
  /**
   * How far this side has got in the public log; `read` only what was on the screen of somebody who looked. It only grows, so a
   * repeat changes nothing and needs no key. At most once a second.
   */
  "chat.mark": {
    input: z.object({ conversation: ConversationId, delivered: seqOrNone, read: seqOrNone }),
    output: nothing,
    changes: false,
  },
} as const;
