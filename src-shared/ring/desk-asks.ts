import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { OfferId } from "../queues/model.ts";
import { InviteId } from "../video/model.ts";

/** Main decides that it rings; a page plays it and says so. At most one of `offer` and `invite` is not null. */
export const Ring = z.object({
  /** The offer it rings for; null when it does not ring for one. */
  offer: z.nullable(OfferId),
  /** The visitor's invite to video that it rings for. */
  invite: z._default(z.nullable(InviteId), null),
  /** True once a page reported sound, false when none did in time. */
  heard: z.nullable(z.boolean()),
});
export type Ring = z.infer<typeof Ring>;

export const noRing: Ring = { offer: null, invite: null, heard: null };

export const ringAsks = {
  /** The page's sound clock moved: the ring is really playing. */
  "ring.played": {
    input: z.union([z.object({ offer: OfferId }), z.object({ invite: InviteId })]),
    output: nothing,
    changes: false,
  },
} as const;

/** State: topic `ring`. */
export const RingChanged = z.object({ type: z.literal("ring.changed"), ring: Ring });
