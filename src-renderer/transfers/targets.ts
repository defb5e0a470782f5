import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueFigures, QueueId } from "../../src-shared/queues/model.ts";
import type { Colleague, Names } from "../../src-shared/supervision/colleague.ts";
import type { TransferTarget } from "../../src-shared/transfers/model.ts";

/** Why nothing can be handed to a target; a text id's last part. */
export type NoTarget = "away" | "here-already" | "no-video" | "nobody";

/** When a target can take it: now, once a place of his is free, once he is Available again, or not at all. */
export type Chance = "now" | "later" | "not-available" | "never";

interface Choosable {
  readonly key: string;
  readonly to: TransferTarget;
  readonly name: string;
  readonly chance: Chance;
  readonly refused: NoTarget | null;
}
export interface AgentTarget extends Choosable {
  readonly kind: "agent";
  readonly colleague: Colleague;
  readonly skills: readonly string[];
}
/** `atWork`: how many who serve it are Available. `waiting` null: not told to this desk. */
export interface QueueTarget extends Choosable {
  readonly kind: "queue";
  readonly waiting: number | null;
  readonly atWork: number;
}
export interface SkillTarget extends Choosable {
  readonly kind: "skill";
  readonly atWork: number;
}
export type Target = AgentTarget | QueueTarget | SkillTarget;

/** What is handed on, as far as it decides who can take it. */
export interface Handing {
  readonly me: AccountId;
  /** Who takes part in it already. */
  readonly parts: readonly AccountId[];
  readonly queue: QueueId;
  /** A video call runs in it: whoever takes it needs a place for one. */
  readonly isCall: boolean;
}

export interface Known {
  readonly colleagues: readonly Colleague[];
  readonly names: Names;
  readonly figures: readonly QueueFigures[];
}

/** All to whom a conversation can be handed: agents, then queues, then skills, each group by who can take it soonest. */
export function targetsOf({ colleagues, names, figures }: Known, handing: Handing): Target[] {
  const others = colleagues.filter(({ id }) => id !== handing.me);
  const fit = others.filter(
    ({ id, capacity }) => !handing.parts.includes(id) && (!handing.isCall || capacity.video > 0),
  );
  const skillNames = new Map(names.skills.map(({ id, name }) => [id, name]));
  const waiting = new Map(figures.map((one) => [one.queue.id, one.waiting]));
  const agents = others.map((colleague): AgentTarget => {
    const refused = noAgent(colleague, handing);
    const skills = colleague.skills
      .toSorted((one, other) => other.level - one.level)
      .flatMap(({ skill }) => skillNames.get(skill) ?? []);
    const to = { kind: "agent", agent: colleague.id } as const;
    const chance = refused ? "never" : chanceOf(colleague, handing.isCall);
    return { kind: "agent", key: colleague.id, to, name: colleague.name, chance, refused, colleague, skills };
  });
  const queues = names.queues.map((queue): QueueTarget => {
    const who = fit.filter((one) => serves(one, queue.id));
    const to = { kind: "queue", queue: queue.id, group: null } as const;
    const shared = { key: queue.id, to, name: queue.name, ...chanceOfAll(who, handing.isCall) };
    return { kind: "queue", ...shared, waiting: waiting.get(queue.id) ?? null };
  });
  const skills = names.skills.map(({ id, name }): SkillTarget => {
    const who = fit.filter((one) => serves(one, handing.queue) && one.skills.some(({ skill }) => skill === id));
    const to = { kind: "skill", skill: id, least: 1 } as const;
    return { kind: "skill", key: id, to, name, ...chanceOfAll(who, handing.isCall) };
  });
  return [...agents.toSorted(bySoonest), ...queues.toSorted(bySoonest), ...skills.toSorted(bySoonest)];
}

/** Those whose name, skills or kind have all the words that are searched for, wherever in them. */
export function foundIn(targets: readonly Target[], searched: string): Target[] {
  const words = plain(searched).split(/\s+/).filter(Boolean);
  return targets.filter((target) => {
    const found = plain([target.name, ...(target.kind === "agent" ? target.skills : [])].join(" "));
    return words.every((word) => found.includes(word));
  });
}

/** The targets in an order that was shown before: what is live changes in its place. New ones come last of their kind. */
export function inKeptOrder(targets: readonly Target[], order: readonly string[]): Target[] {
  const place = new Map(order.map((key, index) => [key, index]));
  return targets.toSorted(
    (one, other) => (place.get(one.key) ?? order.length) - (place.get(other.key) ?? order.length),
  );
}

/** Whether he is free for it; null capacity of a channel counts as none. */
export function hasPlace({ load, capacity }: Colleague, isCall: boolean): boolean {
  return isCall ? load.video < capacity.video : load.chat < capacity.chat && load.video === 0;
}

function serves({ queues }: Colleague, queue: QueueId): boolean {
  return queues === null || queues.includes(queue);
}

function noAgent({ id, here, state, capacity }: Colleague, { parts, isCall }: Handing): NoTarget | null {
  if (parts.includes(id)) return "here-already";
  if (!here || state === "offline") return "away";
  return isCall && capacity.video === 0 ? "no-video" : null;
}

function chanceOf(colleague: Colleague, isCall: boolean): Chance {
  if (!colleague.here || colleague.state !== "available") return "not-available";
  return hasPlace(colleague, isCall) ? "now" : "later";
}

function chanceOfAll(who: readonly Colleague[], isCall: boolean): Pick<QueueTarget, "chance" | "refused" | "atWork"> {
  const chances = who.map((one) => chanceOf(one, isCall));
  const atWork = chances.filter((chance) => chance !== "not-available").length;
  if (who.length === 0) return { chance: "never", refused: "nobody", atWork };
  const chance = chances.includes("now") ? "now" : chances.includes("later") ? "later" : "not-available";
  return { chance, refused: null, atWork };
}

const soonest: readonly Chance[] = ["now", "later", "not-available", "never"];

/** Who can take it soonest; of those who has most room; then by name, so that equals never change places. */
function bySoonest<T extends Target>(one: T, other: T): number {
  return (
    soonest.indexOf(one.chance) - soonest.indexOf(other.chance) ||
    busyness(one) - busyness(other) ||
    one.name.localeCompare(other.name) ||
    (one.key < other.key ? -1 : 1)
  );
}

function busyness(target: Target): number {
  if (target.kind === "agent") return target.colleague.load.chat + 2 * target.colleague.load.video;
  return -target.atWork;
}

function plain(words: string): string {
  return words.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();
}
