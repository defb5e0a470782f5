import * as z from "zod/mini";
import type { QueueSettings } from "../queues/settings.ts";
import type { AgentRouting } from "../routing/agent-settings.ts";
import { Channel } from "../routing/channel.ts";
import { Hours } from "../routing/hours.ts";

/**
 * What a day that is run again heeds. The rest would change nothing, and is refused: agents answer as fast as they did,
 * and nobody is sent elsewhere who was not.
 */
export const heededOfQueue = [
  "needs",
  "matching",
  "priority",
  "aging",
  "rings",
  "threshold",
  "target",
] as const satisfies ReadonlyArray<keyof QueueSettings>;
export const heededOfAgent = ["queues", "skills", "groups", "interruptible", "first"] as const satisfies ReadonlyArray<
  keyof AgentRouting
>;

const name = z.string().check(z.minLength(1), z.maxLength(200));
const settings = z.record(z.string().check(z.maxLength(40)), z.unknown());
const places = z.int().check(z.minimum(0), z.maximum(50));

/**
 * What is to be other than it was on a day, by the names (or ids) of its queues and agents. What stands under a name is a
 * part of `QueueSettings` or `AgentRouting`; the hub checks it against the day.
 */
export const DayChanges = z.object({
  queues: z._default(z.record(name, settings), {}),
  agents: z._default(z.record(name, settings), {}),
  capacity: z._default(z.record(name, z.partialRecord(Channel, places)), {}),
  hours: z._default(z.record(name, Hours), {}),
  more: z._default(z.array(z.object({ like: name, name: z.optional(name) })).check(z.maxLength(100)), []),
});
export type DayChanges = z.infer<typeof DayChanges>;
