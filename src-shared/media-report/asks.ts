import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { CallId } from "../video/model.ts";
import { MediaReport } from "./model.ts";

export const mediaReportAsks = {
  /** Every two seconds of a call, and at once when something changed. Kept in memory; sums go into the call's record. */
  "media.report": {
    input: z.object({ conversation: ConversationId, call: CallId, report: MediaReport }),
    output: nothing,
    changes: false,
  },
} as const;
