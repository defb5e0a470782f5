import type { Entry } from "../../src-shared/routing/channel.ts";
import type { Agent } from "./agents.ts";
import type { Line, Waiting } from "./lines.ts";
import { compareWaits } from "./order.ts";
import { makeOrdered, type Ordered } from "./ordered.ts";
import type { Profile } from "./profile.ts";
import type { Spot } from "./spots.ts";

/** Those of one queue who wait for the same agents, in order: the first of them is the only one who matters now. */
export interface Lane {
  readonly line: Line;
  readonly source: Profile | { readonly agent: Agent; readonly channel: Entry };
  readonly waits: Ordered<Waiting>;
}

export interface Lanes {
  add(waiting: Waiting, spot: Spot): void;
  remove(waiting: Waiting): void;
  /** His freedom may be another than it was. */
  look(agent: Agent): void;
  /** All in which somebody waits for an agent who may be free. */
  open(): Iterable<Lane>;
  /** There is no agent for it, until one does something. */
  rest(lane: Lane): void;
  clear(): void;
}

export function makeLanes(): Lanes {
  const laneOf = new Map<Waiting, Lane>();
  const byProfile = new Map<Profile, Lane>();
  const byAgent = new Map<Agent, Map<string, Lane>>();
  /** Those of profiles in which there was an agent when last looked at, or one has done something since. */
  const awake = new Set<Lane>();
  /** Those of the agents who could take somebody: with thousands kept for busy agents, nobody asks those. */
  const callable = new Set<Agent>();

  function look(agent: Agent): void {
    const { chat, video } = agent.hindrance;
    if (byAgent.has(agent) && (chat === null || video === null)) callable.add(agent);
    else callable.delete(agent);
  }

  const makeLane = (line: Line, source: Lane["source"]): Lane => ({
    line,
    source,
    waits: makeOrdered((a, b) => compareWaits(a.input, a.urgency, b.input, b.urgency)),
  });

  function shared(line: Line, profile: Profile): Lane {
    const lane = byProfile.get(profile) ?? makeLane(line, profile);
    byProfile.set(profile, lane);
    profile.wanted ??= { stirred: () => void awake.add(lane) };
    // A new visitor asks anew.
    awake.add(lane);
    return lane;
  }

  function own(line: Line, agent: Agent, channel: Entry): Lane {
    const his = byAgent.get(agent) ?? new Map<string, Lane>();
    byAgent.set(agent, his);
    const key = `${channel} ${line.id}`;
    const lane = his.get(key) ?? makeLane(line, { agent, channel });
    his.set(key, lane);
    look(agent);
    return lane;
  }

  function close(lane: Lane): void {
    const { line, source } = lane;
    if (!("agent" in source)) {
      source.wanted = null;
      byProfile.delete(source);
      awake.delete(lane);
      return;
    }
    const his = byAgent.get(source.agent);
    his?.delete(`${source.channel} ${line.id}`);
    if (his?.size === 0) byAgent.delete(source.agent);
    look(source.agent);
  }

  return {
    add(waiting, spot) {
      if (spot.kind === "nobody") return;
      const { line, input } = waiting;
      const lane = spot.kind === "open" ? shared(line, spot.profile) : own(line, spot.agent, input.channel);
      lane.waits.add(waiting);
      laneOf.set(waiting, lane);
    },
    remove(waiting) {
      const lane = laneOf.get(waiting);
      if (!lane) return;
      laneOf.delete(waiting);
      lane.waits.remove(waiting);
      if (lane.waits.items.length === 0) close(lane);
    },
    look,
    *open() {
      yield* awake;
      for (const agent of callable) yield* byAgent.get(agent)?.values() ?? [];
    },
    rest: (lane) => void awake.delete(lane),
    clear() {
      for (const map of [laneOf, byProfile, byAgent, awake, callable]) map.clear();
    },
  };
}
