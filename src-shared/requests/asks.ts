import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { UploadId } from "../uploads/model.ts";
import { Location, RequestFailure, RequestId, RequestKind } from "./model.ts";

/** The same for both sides: who made a request may take it back, the other answers. */
export const requestAsks = {
  /** Camera and share only in a running call; photo and location in any conversation that runs. */
  "request.make": {
    input: z.object({ conversation: ConversationId, kind: RequestKind }),
    output: z.object({ request: RequestId }),
    changes: true,
  },
  "request.withdraw": { input: z.object({ request: RequestId }), output: nothing, changes: true },
  "request.answer": {
    input: z.object({
      request: RequestId,
      outcome: z.enum(["granted", "declined", "failed"]),
      why: z.optional(RequestFailure),
      location: z.optional(Location),
      /** A file of his own, sent for this (`upload.begin` with the purpose `photo`) and ready. */
      photo: z.optional(UploadId),
    }),
    output: nothing,
    changes: true,
  },
} as const;
