import * as z from "zod/mini";

/**
 * What a visitor may expect of a channel. `open`: somebody is free. `queue`: he would wait. `full`: no more may wait.
 * `closed`: by the hours or by hand. `nobody`: nobody is at work for it.
 */
export const channelStates = ["open", "queue", "full", "nobody", "closed"] as const;
export const ChannelState = z.enum(channelStates);
export type ChannelState = z.infer<typeof ChannelState>;

export const Availability = z.object({
  chat: ChannelState,
  video: ChannelState,
  /** Why not by chat, in the house's own words; empty: the widget's. */
  text: z.string(),
  /** When it opens, epoch milliseconds; null: not closed by hours. */
  opensAt: z.nullable(z.number()),
  /** A message may be left instead. */
  form: z.boolean(),
});
export type Availability = z.infer<typeof Availability>;

/** Of a whole site: for everybody, and for those who come by a button with which it is different, by its key. */
export const SiteAvailability = z.extend(Availability, {
  buttons: z._default(z.record(z.string(), Availability), {}),
});
export type SiteAvailability = z.infer<typeof SiteAvailability>;

/** State: topic `availability`, to all who look at the site. */
export const AvailabilityChanged = z.object({
  type: z.literal("availability.changed"),
  availability: SiteAvailability,
});

/** What holds for who comes by this button, or by none. */
export function availabilityBy({ buttons, ...all }: SiteAvailability, button: string | undefined): Availability {
  return button !== undefined && Object.hasOwn(buttons, button) ? buttons[button]! : all;
}

/** Whether a channel can be begun at all. */
export function isPossible(state: ChannelState): boolean {
  return state === "open" || state === "queue";
}
