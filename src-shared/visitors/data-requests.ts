import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { lineOf, Text } from "../text/clean.ts";

export const DataRequestId = z.uuid().brand<"DataRequestId">();
export type DataRequestId = z.infer<typeof DataRequestId>;

/** `open`: somebody has to look at it. `refused` with the reason that the visitor reads. */
export const dataRequestStates = ["open", "done", "refused"] as const;
const State = z.enum(dataRequestStates);

export const DataRequest = z.object({
  id: DataRequestId,
  site: z.string(),
  /** Who asks: as he called himself, or as his site vouches for him. */
  name: z.string(),
  /** Who he is for his site; null: nobody has vouched for him. */
  subject: z.nullable(z.string()),
  conversations: z.int(),
  replyTo: z.string(),
  at: z.number(),
  state: State,
  reason: z.string(),
  done: z.nullable(z.object({ by: z.string(), at: z.number() })),
});
export type DataRequest = z.infer<typeof DataRequest>;

/** A visitor's: his own data, by his own connection. */
export const dataRequestVisitorAsks = {
  /** Asks that his data be deleted. Refused with `conflict` `data-requested` while one is open, `gone` `data-none` when nothing is kept. */
  "dataRequest.make": {
    input: z.object({ id: DataRequestId, replyTo: lineOf(200) }),
    output: nothing,
    changes: true,
  },
  /** The newest of his; null: he has made none. */
  "dataRequest.mine": {
    input: nothing,
    output: z.object({
      request: z.nullable(
        z.object({ state: State, at: z.number(), reason: z.string(), doneAt: z.nullable(z.number()) }),
      ),
    }),
    changes: false,
  },
} as const;

/** Staff's, who may delete visitors' data. */
export const dataRequestAsks = {
  /** The newest first, 100 at most; `open`: how many nobody has seen to. `before`: those that were made earlier. */
  "dataRequests.read": {
    input: z.object({ before: z.optional(z.number()) }),
    output: z.object({ requests: z.array(DataRequest), open: z.int() }),
    changes: false,
  },
  /** The data is deleted. Refused with `gone` when a colleague was faster. */
  "dataRequest.done": { input: z.object({ id: DataRequestId }), output: nothing, changes: true },
  "dataRequest.refuse": { input: z.object({ id: DataRequestId, reason: Text }), output: nothing, changes: true },
} as const;

/** State: topic `data-requests`, to staff who may delete visitors' data. */
export const DataRequestsChanged = z.object({ type: z.literal("dataRequests.changed"), open: z.int() });
