import type { QueueId } from "../../src-shared/queues/model.ts";
import { plainQueue, type QueueSettings } from "../../src-shared/queues/settings.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import type { Agent, Agents } from "./agents.ts";
import { type Demand, demandOf } from "./fit.ts";
import type { QueueInput, WaitInput } from "./inputs.ts";
import { compareWaits, urgencyOf } from "./order.ts";
import { makeOrdered, type Ordered } from "./ordered.ts";
import { makeProfile, type Profile } from "./profile.ts";

/** All who wait in one queue, in order. A queue that nobody has told us of is a plain one: its visitors are not lost. */
export interface Line {
  readonly id: QueueId;
  input: QueueInput | null;
  settings: QueueSettings;
  readonly waits: Ordered<Waiting>;
  /** After so long a wait (ms) others may be asked; begins with 0. Null: to be found again. */
  stages: readonly number[] | null;
  readonly demands: Map<string, Demand>;
  readonly profiles: Map<string, Profile>;
}

export interface Waiting {
  readonly input: WaitInput;
  readonly line: Line;
  /** Which demand of its line's it has. */
  readonly asks: string;
  /** Urgency at the time 0: within a line it orders at every moment. */
  urgency: number;
}

export interface Lines {
  of(queue: QueueId): Line;
  known(): Iterable<Line>;
  /** Answers the line, whose waits are to be placed again. */
  configure(input: QueueInput): Line;
  /** The lines that ask, sooner or later, agents of one of these queues. */
  asking(queues: readonly QueueId[]): Line[];
  waitingOf(input: WaitInput): Waiting;
  stagesOf(line: Line): readonly number[];
  demandOf(waiting: Waiting): Demand;
  profileOf(waiting: Pick<Waiting, "line" | "asks" | "input">, stage: number): Profile;
  /** Of a visitor who asks for no more than the queue does, at the last of its stages. */
  widest(line: Line, channel: Entry): Profile;
  /** Of a visitor who would ask for this: when he has just come, and when he has waited longest. */
  profilesFor(place: Pick<WaitInput, "queue" | "channel" | "needs" | "group">): { first: Profile; last: Profile };
  /** An agent is new, or another by configuration: every profile sees where he belongs. */
  refit(agent: Agent): void;
  clear(): void;
}

/** Of each queue: those that nobody waits for are made again when they are asked for. */
const keptProfiles = 100;

export function makeLines(agents: Agents): Lines {
  const lines = new Map<QueueId, Line>();

  function of(id: QueueId): Line {
    const found = lines.get(id);
    if (found) return found;
    const line: Line = {
      id,
      input: null,
      settings: plainQueue,
      waits: makeOrdered((a, b) => compareWaits(a.input, a.urgency, b.input, b.urgency)),
      stages: null,
      demands: new Map(),
      profiles: new Map(),
    };
    lines.set(id, line);
    return line;
  }

  const queuesOf = ({ id, settings }: Line): Set<QueueId> => new Set([id, ...settings.rings.flatMap(({ add }) => add)]);

  function stagesOf(line: Line): readonly number[] {
    if (line.stages) return line.stages;
    const { rings } = line.settings;
    const own = [...agents.delays.of(line.id), ...rings.map(({ after }) => after)];
    const added = rings.flatMap(({ after, add }) =>
      add.flatMap((queue) => [...agents.delays.of(queue)].map((delay) => Math.max(after, delay))),
    );
    const seconds = new Set([0, ...own, ...added]);
    return (line.stages = [...seconds].sort((a, b) => a - b).map((after) => after * 1000));
  }

  function demand(line: Line, asks: string, { needs, group }: Pick<WaitInput, "needs" | "group">): Demand {
    const made = line.demands.get(asks) ?? demandOf(line, needs, group);
    line.demands.set(asks, made);
    return made;
  }

  function profile(line: Line, stage: number, channel: Entry, asks: string, made: Demand): Profile {
    const key = `${stage} ${channel} ${asks}`;
    const found = line.profiles.get(key);
    if (found) return found;
    if (line.profiles.size >= keptProfiles) dropIdle(line);
    const fresh = makeProfile(agents, made, channel, stage);
    line.profiles.set(key, fresh);
    return fresh;
  }

  /** Equal asks of one queue share their profiles. */
  function asksOf({ needs, group }: Pick<WaitInput, "needs" | "group">): string {
    const named = needs.map(({ skill, least }) => `${skill}:${least}`).sort();
    return `${named.join()} ${group ?? ""}`;
  }

  function dropIdle({ profiles }: Line): void {
    for (const [key, made] of profiles) {
      if (made.wanted) continue;
      made.end();
      profiles.delete(key);
    }
  }

  return {
    of,
    known: () => [...lines.values()].filter(({ input }) => input !== null),
    configure(input) {
      const line = of(input.id);
      const waits = [...line.waits.items];
      for (const waiting of waits) line.waits.remove(waiting);
      line.input = input;
      line.settings = input.settings;
      line.stages = null;
      line.demands.clear();
      for (const made of line.profiles.values()) made.end();
      line.profiles.clear();
      for (const waiting of waits) {
        waiting.urgency = urgencyOf(waiting.input, line.settings, 0);
        line.waits.add(waiting);
      }
      return line;
    },
    asking(queues) {
      const asked = [...lines.values()].filter((line) => queues.some((queue) => queuesOf(line).has(queue)));
      for (const line of asked) line.stages = null;
      return asked;
    },
    waitingOf(input) {
      const line = of(input.queue);
      return { input, line, asks: asksOf(input), urgency: urgencyOf(input, line.settings, 0) };
    },
    stagesOf,
    demandOf: ({ line, asks, input }) => demand(line, asks, input),
    profileOf: ({ line, asks, input }, stage) => profile(line, stage, input.channel, asks, demand(line, asks, input)),
    widest(line, channel) {
      const nothing = { needs: [], group: null };
      return profile(line, stagesOf(line).at(-1)!, channel, " ", demand(line, " ", nothing));
    },
    profilesFor(place) {
      const line = of(place.queue);
      const asks = asksOf(place);
      const at = (stage: number) => profile(line, stage, place.channel, asks, demand(line, asks, place));
      return { first: at(0), last: at(stagesOf(line).at(-1)!) };
    },
    refit(agent) {
      for (const { profiles } of lines.values()) for (const made of profiles.values()) made.refit(agent);
    },
    clear: () => lines.clear(),
  };
}
