import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { QueueId } from "../queues/model.ts";
import { QueueSettings } from "../queues/settings.ts";
import { AgentRouting } from "../routing/agent-settings.ts";
import { PerChannel } from "../routing/channel.ts";

/** A day by the hub's calendar: 2026-11-21. */
export const DayName = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, "replay-day-wrong"));

/** A day of which rows are kept. */
export const KeptDay = z.object({ day: z.string(), conversations: z.int() });
export type KeptDay = z.infer<typeof KeptDay>;

/** What a day knew of queues and agents, as it was at its end. */
export const DayKnown = z.object({
  day: z.string(),
  conversations: z.int(),
  /** The hub's time zone, by which the day begins and ends. */
  zone: z.string(),
  queues: z.array(z.object({ id: QueueId, name: z.string(), settings: QueueSettings })),
  /** The first 2,000 by name. */
  agents: z.array(z.object({ id: AccountId, name: z.string(), routing: AgentRouting, capacity: PerChannel })),
  agentsLeftOff: z.int(),
});
export type DayKnown = z.infer<typeof DayKnown>;

/** A day's rows fed to a new matcher. */
export const DayChecked = z.object({
  inputs: z.int(),
  decisions: z.int(),
  /** Looks of another version of the matcher, which cannot be compared. */
  otherVersions: z.int(),
  /** The first that came out otherwise, as JSON; null: all are equal to the bit. */
  difference: z.nullable(z.object({ seq: z.int(), recorded: z.string(), again: z.string() })),
});
export type DayChecked = z.infer<typeof DayChecked>;

const orNothing = z.nullable(z.number());

/** How visitors fared. Times in milliseconds; null where there is nothing to tell it from. */
const Fared = z.object({
  offered: z.int(),
  answered: z.int(),
  left: z.int(),
  refused: z.int(),
  stillWaiting: z.int(),
  meanWait: orNothing,
  p90Wait: orNothing,
  longestWait: orNothing,
  /** 0 to 1. */
  serviceLevel: orNothing,
});
export type Fared = z.infer<typeof Fared>;

/** A quarter of an hour that begins at `at`, over all queues. */
const QuarterSum = z.object({ at: z.number(), offered: z.int(), meanWait: orNothing, serviceLevel: orNothing });
export type QuarterSum = z.infer<typeof QuarterSum>;

const Sums = z.object({
  all: Fared,
  queues: z.array(z.extend(Fared, { queue: QueueId, name: z.string() })),
  quarters: z.array(QuarterSum),
  /** Busy time ÷ time at work, of all agents; null where it was not recorded or nobody worked. */
  occupancy: orNothing,
});
export type Sums = z.infer<typeof Sums>;

/** A day that was run again. Queues to which nobody came are left out. */
export const WhatIf = z.object({
  /** What happened. */
  recorded: Sums,
  /** The same day run again with nothing changed. */
  before: Sums,
  after: Sums,
  /** What was guessed with. Durations in milliseconds. */
  basis: z.object({
    left: z.int(),
    waited: z.number(),
    handled: z.int(),
    medianHandling: z.number(),
    medianAnswering: z.number(),
  }),
  seed: z.int(),
});
export type WhatIf = z.infer<typeof WhatIf>;
