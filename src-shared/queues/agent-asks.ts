import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { ConversationId } from "../conversations/model.ts";
import { OfferId } from "./model.ts";

export const queueAsks = {
  /** Refused with `gone` when the offer was withdrawn, has expired, or somebody was faster. */
  "offer.accept": {
    input: z.object({ offer: OfferId }),
    output: z.object({ conversation: ConversationId }),
    changes: true,
  },
  "offer.decline": { input: z.object({ offer: OfferId }), output: nothing, changes: true },
} as const;
