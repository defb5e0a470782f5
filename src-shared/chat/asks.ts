import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { Text } from "../text/clean.ts";
import { MessageId } from "./model.ts";

const seqOrNone = z.int().check(z.minimum(0));

/** The same for visitor and agent: who asks is known by the connection. */
export const chatAsks = {
  /** Answered only after the message is on the disk. Refused with `gone` when the conversation has ended. */
  "chat.send": {
    input: z.object({ conversation: ConversationId, id: MessageId, text: Text }),
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
