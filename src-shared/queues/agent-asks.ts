import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { ConversationId } from "../conversations/model.ts";
import { WaitId } from "../routing/ids.ts";
import { lineOf } from "../text/clean.ts";
import { declineReasons, OfferId, QueueId } from "./model.ts";
import { WaitingVisitor } from "./waiting.ts";

export const queueAsks = {
  /** Refused with `gone` when the offer was withdrawn, has expired, or somebody was faster. */
  "offer.accept": {
    input: z.object({ offer: OfferId }),
    output: z.object({ conversation: ConversationId }),
    changes: true,
  },
  /** `text`: in his own words, beside the kind. */
  "offer.decline": {
    input: z.object({
      offer: OfferId,
      reason: z.optional(z.object({ kind: z.enum(declineReasons), text: lineOf(200) })),
    }),
    output: nothing,
    changes: true,
  },
  /** Who waits in a queue that this agent serves, who goes first first. Refused with `forbidden`: `queue-not-yours`, `pull-off`. */
  "queue.look": {
    input: z.object({ queue: QueueId }),
    output: z.object({ waiting: z.array(WaitingVisitor), more: z.int() }),
    changes: false,
  },
  /**
   * Takes a waiting visitor now; for this one need not be Available. Refused with `gone` (`wait-gone`), `busy`
   * (`wait-rings`, `wait-kept`, both with the colleague's `agent`), `full` (`no-place-chat`, `no-place-video`) or `forbidden`.
   */
  "queue.pull": {
    input: z.object({ wait: WaitId }),
    output: z.object({ conversation: ConversationId }),
    changes: true,
  },
} as const;
