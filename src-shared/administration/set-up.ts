import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";

/** A page that has asked for the site: where, first and last. */
const Seen = z.object({ origin: z.string(), firstAt: z.number(), at: z.number() });

/** How far somebody came who began on this site: the best there is, or the newest of what got no further. */
export const Tried = z.object({
  at: z.number(),
  accepted: z.nullable(z.object({ by: z.string(), at: z.number() })),
  /** Both were in the call at the same time. Whether each had the other's picture on his screen, as both reported. */
  call: z.nullable(z.object({ at: z.number(), visitorSaw: z.boolean(), agentSaw: z.boolean() })),
});
export type Tried = z.infer<typeof Tried>;

export const SiteSetUp = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  origins: z.array(z.string()),
  /** By one of its own pages; null: not yet. */
  seen: z.nullable(Seen),
  /** The last page that is none of its own: its origin is missing, or somebody copied the tag. */
  elsewhere: z.nullable(Seen),
  tried: z.nullable(Tried),
});
export type SiteSetUp = z.infer<typeof SiteSetUp>;

/** How far this house is set up (features 001-02). Nothing of it is kept for itself: it follows from what is there. */
export const SetUp = z.object({
  isDismissed: z.boolean(),
  /** There is nothing of the house's own yet: the page opens by itself. */
  isFresh: z.boolean(),
  /** Whether letters can be sent. */
  mail: z.boolean(),
  /** Where browsers reach the hub. */
  hub: z.string(),
  /** `added`: accounts beside those of the first start. `ready`: those of them by which somebody can sign in. `invited`: an open link. */
  accounts: z.object({ added: z.int(), ready: z.int(), invited: z.int() }),
  sites: z.array(SiteSetUp),
});
export type SetUp = z.infer<typeof SetUp>;

export const setUpAsks = {
  "setUp.read": { input: nothing, output: SetUp, changes: false },
  /** For the whole house: it does not open by itself any more, or does again. It can always be found. */
  "setUp.dismiss": { input: z.object({ dismissed: z.boolean() }), output: nothing, changes: true },
} as const;
