import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { ConversationId } from "../conversations/model.ts";
import { lineOf, Text } from "../text/clean.ts";

export const DataRequestId = z.uuid().brand<"DataRequestId">();
export type DataRequestId = z.infer<typeof DataRequestId>;

/** `open`: somebody has to look at it, or it is being carried out. `refused` with the reason that the visitor reads. */
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
  /** It is being carried out: who began it, and when. */
  erasing: z._default(z.nullable(z.object({ by: z.string(), at: z.number() })), null),
});
export type DataRequest = z.infer<typeof DataRequest>;

/** What there is of a person, counted. */
export const WhatGoes = z.object({
  /** Conversations, and how many of them run or are not wrapped up: until these are closed, nothing is erased. */
  conversations: z.int(),
  open: z.int(),
  messages: z.int(),
  notes: z.int(),
  files: z.int(),
  /** Bytes of the files. */
  bytes: z.int(),
  photos: z.int(),
  /** Pages that he was on, and what his pages, his site and staff have said of him. */
  pages: z.int(),
  attributes: z.int(),
  appointments: z.int(),
  ratings: z.int(),
  leftMessages: z.int(),
  /** Copies that were mailed. */
  mailed: z.int(),
  /** Deliveries to other programs whose texts are still kept. */
  deliveries: z.int(),
});
export type WhatGoes = z.infer<typeof WhatGoes>;

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
  "dataRequest.look": { input: z.object({ id: DataRequestId }), output: WhatGoes, changes: false },
  /**
   * What there is of him, as pieces of one JSON text that are put together in their order: the first with `after` null, each
   * further one with the `next` of the one before; null: that was the last.
   */
  "dataRequest.export": {
    input: z.object({ id: DataRequestId, after: z.nullable(z.int()) }),
    output: z.object({ piece: z.string(), next: z.nullable(z.int()) }),
    changes: false,
  },
  /**
   * Begins the erasure; `dataRequests.changed` tells when it is done. Refused with `gone` when a colleague was faster, and
   * `busy` `erasure-open-conversation` while one of his conversations is not closed.
   */
  "dataRequest.erase": { input: z.object({ id: DataRequestId, reason: Text }), output: nothing, changes: true },
  "dataRequest.refuse": { input: z.object({ id: DataRequestId, reason: Text }), output: nothing, changes: true },
} as const;

/** State: topic `data-requests`, to staff who may delete visitors' data. */
export const DataRequestsChanged = z.object({ type: z.literal("dataRequests.changed"), open: z.int() });

/** For desks, which keep conversations of their own: what was erased since then, the oldest first, 500 at most. */
export const erasedAsks = {
  "conversations.erased": {
    input: z.object({ after: z.nullable(z.object({ at: z.number(), conversation: ConversationId })) }),
    output: z.object({ erased: z.array(z.object({ at: z.number(), conversation: ConversationId })) }),
    changes: false,
  },
} as const;

/** Passing, to every desk: whoever holds something of this conversation forgets it. */
export const ConversationErased = z.object({ type: z.literal("conversation.erased"), conversation: ConversationId });
