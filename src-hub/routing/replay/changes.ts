import * as z from "zod";
import type { QueueId } from "../../../src-shared/queues/model.ts";
import { heededOfAgent, heededOfQueue } from "../../../src-shared/replay/changes.ts";
import { QueueSettings } from "../../../src-shared/queues/settings.ts";
import { AgentRouting } from "../../../src-shared/routing/agent-settings.ts";
import { Channel } from "../../../src-shared/routing/channel.ts";
import { Hours } from "../../../src-shared/routing/hours.ts";
import type { AgentInput, QueueInput } from "../inputs.ts";

const part = <T extends Record<string, unknown>>(whole: { parse(value: unknown): T }) =>
  z.record(z.string(), z.record(z.string(), z.unknown())).transform((given) => ({ given, whole }));

/**
 * What is asked of a day: names (or ids) of queues and agents with the settings that are to be other than they were, and
 * more agents, each working like one who was there. Names that the day does not know are refused with a sentence.
 */
export const Changes = z.strictObject({
  queues: part(QueueSettings).prefault({}),
  agents: part(AgentRouting).prefault({}),
  capacity: z.record(z.string(), z.partialRecord(Channel, z.int().min(0).max(50))).default({}),
  /** Opening hours of queues: who comes outside of them is not let in, and who was sent away is, inside. */
  hours: z.record(z.string(), Hours).default({}),
  more: z.array(z.strictObject({ like: z.string(), name: z.string().optional() })).default([]),
});
export type Changes = z.output<typeof Changes>;

/** A queue, an agent or a setting that the day does not know. The message is a sentence. */
export class UnknownName extends Error {
  override readonly name = "UnknownName";
  readonly of: "queue" | "agent" | "setting";
  readonly named: string;
  constructor(of: UnknownName["of"], named: string) {
    super(
      of === "setting"
        ? `A day that is run again does not heed "${named}".`
        : `There is no ${of} "${named}" on that day.`,
    );
    this.of = of;
    this.named = named;
  }
}

export interface Config {
  readonly queues: readonly QueueInput[];
  readonly agents: readonly AgentInput[];
  /** Opening hours that are to hold instead of what was recorded, by queue. */
  readonly hours?: ReadonlyMap<QueueId, Hours>;
}

/** The same day's configuration with the changes in it. Throws `UnknownName`, or a ZodError for a setting that cannot be. */
export function changed({ queues, agents }: Config, changes: Changes): Config {
  for (const [kind, named, known] of [
    ["queue", [...Object.keys(changes.queues.given), ...Object.keys(changes.hours)], queues],
    ["agent", [...Object.keys(changes.agents.given), ...Object.keys(changes.capacity)], agents],
  ] as const)
    for (const name of named) if (!known.some((one) => isNamed(one, name))) throw new UnknownName(kind, name);
  onlyHeeded(changes.queues.given, heededOfQueue);
  onlyHeeded(changes.agents.given, heededOfAgent);
  const hours = queues.flatMap((queue) => {
    const other = givenFor(changes.hours, queue);
    return other ? [[queue.id, other] as const] : [];
  });
  return {
    hours: new Map(hours),
    queues: queues.map((queue) => {
      const other = givenFor(changes.queues.given, queue);
      return other ? { ...queue, settings: QueueSettings.parse({ ...queue.settings, ...other }) } : queue;
    }),
    agents: agents.map((agent) => {
      const other = givenFor(changes.agents.given, agent);
      const routing = other ? AgentRouting.parse({ ...agent.routing, ...other }) : agent.routing;
      return { ...agent, routing, capacity: { ...agent.capacity, ...givenFor(changes.capacity, agent) } };
    }),
  };
}

/** What would change nothing is not taken in silence. */
function onlyHeeded(given: Readonly<Record<string, object>>, heeded: readonly string[]): void {
  for (const settings of Object.values(given))
    for (const setting of Object.keys(settings))
      if (!heeded.includes(setting)) throw new UnknownName("setting", setting);
}

export function isNamed(one: { readonly id: string; readonly name: string }, name: string): boolean {
  return one.id === name || one.name.toLowerCase() === name.toLowerCase();
}

function givenFor<T>(given: Readonly<Record<string, T>>, one: { id: string; name: string }): T | undefined {
  const name = Object.keys(given).find((key) => isNamed(one, key));
  return name === undefined ? undefined : given[name];
}
