import * as z from "zod/mini";
import { PerChannel } from "../routing/channel.ts";
import { CodeId } from "../routing/ids.ts";

/** What an agent may choose. Only who is `available` is offered anything. */
export const chosenStates = ["available", "busy", "away", "break", "lunch", "training", "offline"] as const;
export const ChosenState = z.enum(chosenStates);
export type ChosenState = z.infer<typeof ChosenState>;
/** `not-responding` is set by the hub after a missed offer; one click brings back what was chosen before. */
export const PresenceState = z.enum([...chosenStates, "not-responding"]);
export type PresenceState = z.infer<typeof PresenceState>;

/** One of the house's own words for a state (an auxiliary code), such as "Doctor's visit" for Away. */
export const StateCode = z.object({ id: CodeId, name: z.string(), state: ChosenState });
export type StateCode = z.infer<typeof StateCode>;

/** What he is to be as soon as his work is done. */
export const NextState = z.object({ state: ChosenState, code: z._default(z.nullable(StateCode), null) });
export type NextState = z.infer<typeof NextState>;

/** What an agent does now, whatever his state is: the most demanding of it. */
export const activities = ["idle", "ringing", "in-chat", "in-call", "wrap-up"] as const;
export const Activity = z.enum(activities);
export type Activity = z.infer<typeof Activity>;

/** What a desk found wanting when it tested itself. */
export const readinessParts = ["ring", "microphone", "link", "media-server"] as const;
export const ReadinessPart = z.enum(readinessParts);
export type ReadinessPart = z.infer<typeof ReadinessPart>;

/** What the workstation is at, as its desk says; null: in use. */
export const MachineUse = z.enum(["idle", "locked", "asleep"]);
export type MachineUse = z.infer<typeof MachineUse>;

/** State, activity and load are three things; each has a timer of its own. */
export const Presence = z.object({
  state: PresenceState,
  /** Since when, epoch milliseconds of the hub's clock. */
  since: z.number(),
  code: z._default(z.nullable(StateCode), null),
  next: z._default(z.nullable(NextState), null),
  activity: z._default(Activity, "idle"),
  activitySince: z._default(z.number(), 0),
  /** Not empty: no offers come until it is mended. */
  unready: z._default(z.array(ReadinessPart), []),
  machine: z._default(z.nullable(MachineUse), null),
  /** He is Away because his workstation was left so, not because he chose it; null: he chose what he is. */
  left: z._default(z.nullable(MachineUse), null),
  load: z._default(PerChannel, { chat: 0, video: 0, "co-browse": 0 }),
  capacity: z._default(PerChannel, { chat: 3, video: 1, "co-browse": 1 }),
});
export type Presence = z.infer<typeof Presence>;

/** Somebody in this state who does nothing yet. */
export function presenceIn(state: PresenceState, since: number): Presence {
  return Presence.parse({ state, since });
}
