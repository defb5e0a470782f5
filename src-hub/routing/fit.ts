import type { QueueId } from "../../src-shared/queues/model.ts";
import type { NeededSkill, QueueSettings } from "../../src-shared/queues/settings.ts";
import type { GroupId, SkillId } from "../../src-shared/routing/ids.ts";
import type { ExclusionReason } from "../../src-shared/routing/why.ts";
import type { AgentInput } from "./inputs.ts";

/** Whose agents are asked from when on, and what they must know: a queue itself, then each of its rings. */
interface Reach {
  /** Milliseconds of waiting. */
  readonly after: number;
  readonly queues: ReadonlySet<QueueId>;
  readonly needs: readonly NeededSkill[];
}

/** What a visitor asks of whoever is to have him. Waits of the same queue with equal demands share one. */
export interface Demand {
  readonly reaches: readonly Reach[];
  readonly group: GroupId | null;
  /** The better one first. */
  readonly best: boolean;
}

/** Where an agent stands in the order by configuration alone. */
export interface Fit {
  readonly ring: number;
  readonly order: number;
  readonly skill: number;
}

/** `needs`: the wait's own, beside the queue's. Rings add up: what one has dropped or added stays so in the next. */
export function demandOf(
  { id, settings }: { readonly id: QueueId; readonly settings: QueueSettings },
  needs: readonly NeededSkill[],
  group: GroupId | null,
): Demand {
  const asked = settings.matching === "none" ? [] : merged([...settings.needs, ...needs]);
  let reach: Reach = { after: 0, queues: new Set([id]), needs: asked };
  const reaches = [reach];
  for (const ring of settings.rings.toSorted((a, b) => a.after - b.after)) {
    reach = {
      after: ring.after * 1000,
      queues: new Set([...reach.queues, ...ring.add]),
      needs: reach.needs.filter(({ skill }) => !ring.drop.includes(skill)),
    };
    reaches.push(reach);
  }
  return { reaches, group, best: settings.matching === "best" };
}

/** One entry for each skill, at the highest level that is asked for. */
function merged(needs: readonly NeededSkill[]): NeededSkill[] {
  const levels = new Map<SkillId, number>();
  for (const { skill, least } of needs) levels.set(skill, Math.max(least, levels.get(skill) ?? 0));
  return [...levels].map(([skill, least]) => ({ skill, least }));
}

function levelOf({ routing }: AgentInput, skill: SkillId): number {
  return routing.skills.reduce((level, his) => (his.skill === skill ? Math.max(level, his.level) : level), 0);
}

const everywhere = { order: 1, delay: 0 };

/**
 * How an agent fits a demand after so long a wait (ms): by the narrowest ring that asks him, whatever he is doing now; or
 * why he does not. `later`: he will be asked when the visitor has waited longer.
 */
export function fitOf(agent: AgentInput, { reaches, group, best }: Demand, waited: number): Fit | ExclusionReason {
  const { queues, groups } = agent.routing;
  const widest = reaches.at(-1)!;
  const served = queues?.filter(({ queue }) => widest.queues.has(queue)) ?? null;
  if (served?.length === 0) return "not-in-queue";
  if (group !== null && !groups.includes(group)) return "not-in-group";
  const able = reaches.findIndex(({ needs }) => needs.every(({ skill, least }) => levelOf(agent, skill) >= least));
  if (able < 0) return "lacks-skill";
  for (let ring = able; ring < reaches.length && reaches[ring]!.after <= waited; ring++) {
    const asking = served?.filter((his) => reaches[ring]!.queues.has(his.queue) && his.delay * 1000 <= waited);
    const orders = (asking ?? [everywhere]).map(({ order }) => order);
    if (orders.length === 0) continue;
    return { ring, order: Math.min(...orders), skill: best ? proficiency(agent, reaches, waited) : 0 };
  }
  return "later";
}

/** Smaller is better: minus the sum of his levels in what is still asked for. */
function proficiency(agent: AgentInput, reaches: readonly Reach[], waited: number): number {
  const now = reaches.findLast(({ after }) => after <= waited)!;
  return now.needs.reduce((sum, { skill }) => sum - levelOf(agent, skill), 0);
}
