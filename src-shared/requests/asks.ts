import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
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
      /** A photo that was handed in before, see `photo.hand-in`. */
      photo: z.optional(z.uuid()),
    }),
    output: nothing,
    changes: true,
  },
} as const;

/** A part of a photo, base64: 36 kB of it, so that a frame stays small and the chat is not held up. */
const Part = z.string().check(z.maxLength(48 * 1024), z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

/** Photos travel in parts over the same link, in order; only JPEG, at most 1.5 MB. */
export const photoVisitorAsks = {
  /** `photo` is made by the visitor's side; the last part makes it whole, and `request.answer` then names it. */
  "photo.send": {
    input: z.object({
      request: RequestId,
      photo: z.uuid(),
      from: z.int().check(z.minimum(0)),
      part: Part,
      last: z.boolean(),
    }),
    output: nothing,
    changes: true,
  },
} as const;

export const photoAsks = {
  /** From byte `from`; `next` is null with the last part. */
  "photo.read": {
    input: z.object({ conversation: ConversationId, photo: z.uuid(), from: z.int().check(z.minimum(0)) }),
    output: z.object({ part: z.string(), next: z.nullable(z.int()) }),
    changes: false,
  },
} as const;
