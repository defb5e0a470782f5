import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { OfferId } from "../queues/model.ts";

/** Main decides that it rings; a page plays it and says so. */
export const Ring = z.object({
  /** The offer it rings for; null when it does not ring. */
  offer: z.nullable(OfferId),
  /** True once a page reported sound, false when none did in time. */
  heard: z.nullable(z.boolean()),
});
export type Ring = z.infer<typeof Ring>;

export const ringAsks = {
  /** The page's sound clock moved: the ring is really playing. */
  "ring.played": { input: z.object({ offer: OfferId }), output: nothing, changes: false },
} as const;

/** State: topic `ring`. */
export const RingChanged = z.object({ type: z.literal("ring.changed"), ring: Ring });
