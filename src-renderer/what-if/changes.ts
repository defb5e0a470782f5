import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { QueueSettings } from "../../src-shared/queues/settings.ts";
import type { DayChanges } from "../../src-shared/replay/changes.ts";
import type { DayKnown } from "../../src-shared/replay/model.ts";
import type { AgentRouting } from "../../src-shared/routing/agent-settings.ts";
import type { Hours } from "../../src-shared/routing/hours.ts";
import { weekdays } from "../../src-shared/routing/week.ts";
import type { SkillId } from "../../src-shared/routing/ids.ts";

/** One thing that is to be other than it was. Level 0: the skill is not asked for, or he does not have it. */
export type Change =
  | { readonly is: "threshold"; readonly queue: QueueId; readonly places: number | null }
  | { readonly is: "priority" | "aging" | "target"; readonly queue: QueueId; readonly number: number }
  | { readonly is: "needs"; readonly queue: QueueId; readonly skill: SkillId; readonly level: number }
  /** After so many seconds no skill is asked for, and those of another queue are asked too. */
  | { readonly is: "widens"; readonly queue: QueueId; readonly after: number; readonly add: QueueId | null }
  | { readonly is: "hours"; readonly queue: QueueId; readonly from: string; readonly to: string }
  | { readonly is: "skill"; readonly agent: AccountId; readonly skill: SkillId; readonly level: number }
  | {
      readonly is: "places";
      readonly agent: AccountId;
      readonly channel: "chat" | "video";
      readonly places: number;
    }
  | { readonly is: "serves"; readonly agent: AccountId; readonly queue: QueueId; readonly serves: boolean }
  | { readonly is: "first"; readonly agent: AccountId; readonly first: boolean }
  | { readonly is: "more"; readonly agent: AccountId; readonly count: number };

/** Two with the same key are about the same thing: the later one holds. */
export function keyOf(change: Change): string {
  const detail = "skill" in change ? change.skill : "channel" in change ? change.channel : "";
  const subject = "agent" in change ? change.agent : change.queue;
  return [change.is, subject, change.is === "serves" ? change.queue : detail].join(" ");
}

export function withChange(changes: readonly Change[], change: Change): readonly Change[] {
  const key = keyOf(change);
  return changes.some((one) => keyOf(one) === key)
    ? changes.map((one) => (keyOf(one) === key ? change : one))
    : [...changes, change];
}

/** Whether the day knows whom it is about. */
export function isKnown(change: Change, { queues, agents }: DayKnown): boolean {
  const queue = "queue" in change ? queues.some(({ id }) => id === change.queue) : true;
  return queue && ("agent" in change ? agents.some(({ id }) => id === change.agent) : true);
}

/** As the hub and `npm run replay` read it; every change is of something that the day knows. */
export function dayChanges(changes: readonly Change[], day: DayKnown): DayChanges {
  const asked: DayChanges = { queues: {}, agents: {}, capacity: {}, hours: {}, more: [] };
  for (const change of changes) {
    const queue = "queue" in change ? day.queues.find(({ id }) => id === change.queue) : undefined;
    const agent = "agent" in change ? day.agents.find(({ id }) => id === change.agent) : undefined;
    const name = agent ? nameIn(day.agents, agent) : queue ? nameIn(day.queues, queue) : "";
    if (agent) changeAgent(asked, name, agent, change, day);
    else if (queue) changeQueue(asked, name, queue, change, day);
  }
  return asked;
}

type KnownQueue = DayKnown["queues"][number];
type KnownAgent = DayKnown["agents"][number];

function changeQueue(asked: DayChanges, name: string, { settings }: KnownQueue, change: Change, day: DayKnown): void {
  const so = { ...settings, ...asked.queues[name] } as QueueSettings;
  const set = (part: Partial<QueueSettings>): void => void (asked.queues[name] = { ...asked.queues[name], ...part });
  switch (change.is) {
    case "threshold":
      return set({ threshold: change.places });
    case "priority":
    case "aging":
    case "target":
      return set({ [change.is]: change.number });
    case "needs": {
      const others = so.needs.filter(({ skill }) => skill !== change.skill);
      const { skill, level: least } = change;
      return set({ needs: least > 0 ? [...others, { skill, least }] : others });
    }
    case "widens": {
      const drop = so.needs.map(({ skill }) => skill);
      return set({ rings: [{ after: change.after, drop, add: change.add === null ? [] : [change.add] }] });
    }
    case "hours":
      asked.hours[name] = everyDay(change, day.zone);
      return;
    default:
  }
}

function changeAgent(asked: DayChanges, name: string, { routing }: KnownAgent, change: Change, day: DayKnown): void {
  const so = { ...routing, ...asked.agents[name] } as AgentRouting;
  const set = (part: Partial<AgentRouting>): void => void (asked.agents[name] = { ...asked.agents[name], ...part });
  switch (change.is) {
    case "skill": {
      const { skill, level } = change;
      const others = so.skills.filter((one) => one.skill !== skill);
      return set({ skills: level > 0 ? [...others, { skill, level }] : others });
    }
    case "places":
      asked.capacity[name] = { ...asked.capacity[name], [change.channel]: change.places };
      return;
    case "serves": {
      const all = so.queues ?? day.queues.map(({ id }) => ({ queue: id, order: 1, delay: 0 }));
      const others = all.filter(({ queue }) => queue !== change.queue);
      const his = all.find(({ queue }) => queue === change.queue) ?? { queue: change.queue, order: 1, delay: 0 };
      return set({ queues: change.serves ? [...others, his] : others });
    }
    case "first":
      return set({ first: change.first });
    case "more":
      asked.more.push(...Array.from({ length: change.count }, () => ({ like: name })));
      return;
    default:
  }
}

function everyDay({ from, to }: { from: string; to: string }, zone: string): Hours {
  const weekly = Object.fromEntries(weekdays.map((day) => [day, [{ from, to }]])) as Hours["weekly"];
  return { zone, weekly, holidays: [] };
}

/** Its name where that is only its own, so that people can read the file; else its id. */
function nameIn(all: ReadonlyArray<{ id: string; name: string }>, { id, name }: { id: string; name: string }): string {
  const like = name.toLowerCase();
  return name !== "" && all.every((one) => one.id === id || one.name.toLowerCase() !== like) ? name : id;
}
