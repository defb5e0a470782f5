import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { OfferId } from "../queues/model.ts";
import { InviteId } from "../video/model.ts";

const RingsOn = z.enum(["chosen", "system"]);
export type RingsOn = z.infer<typeof RingsOn>;

/** Main decides that it rings; a page plays it and says so. At most one of `offer` and `invite` is not null. */
export const Ring = z.object({
  /** The offer it rings for; null when it does not ring for one. */
  offer: z.nullable(OfferId),
  /** The visitor's invite to video that it rings for. */
  invite: z._default(z.nullable(InviteId), null),
  /** True once a page reported sound, false when none did in time. */
  heard: z.nullable(z.boolean()),
  /** It is accepted for the agent in a moment: one tone instead of a ring that goes on. */
  isTone: z._default(z.boolean(), false),
  /** What it was heard on: the device that was chosen, or the system's own because that one is gone or silent. */
  on: z._default(z.nullable(RingsOn), null),
});
export type Ring = z.infer<typeof Ring>;

export const noRing: Ring = { offer: null, invite: null, heard: null, isTone: false, on: null };

export const ringAsks = {
  /** The page's sound clock moved: the ring is really playing. */
  "ring.played": {
    input: z.union([
      z.object({ offer: OfferId, on: z.optional(RingsOn) }),
      z.object({ invite: InviteId, on: z.optional(RingsOn) }),
    ]),
    output: nothing,
    changes: false,
  },
} as const;

/** State: topic `ring`. */
export const RingChanged = z.object({ type: z.literal("ring.changed"), ring: Ring });
