import * as z from "zod/mini";

/** What an agent may choose. */
export const chosenStates = ["available", "away", "offline"] as const;
/** `not-responding` is set by the hub after a missed offer; one click brings back what was chosen before. */
export const PresenceState = z.enum([...chosenStates, "not-responding"]);
export type PresenceState = z.infer<typeof PresenceState>;

export const Presence = z.object({
  state: PresenceState,
  /** Since when, epoch milliseconds of the hub's clock. */
  since: z.number(),
});
export type Presence = z.infer<typeof Presence>;
