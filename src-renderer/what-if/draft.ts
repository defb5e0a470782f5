import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { SkillId } from "../../src-shared/routing/ids.ts";
import type { Change } from "./changes.ts";

/** What can be changed, in the order in which it is offered. */
export const kinds = [
  "more",
  "threshold",
  "priority",
  "aging",
  "needs",
  "widens",
  "target",
  "hours",
  "places",
  "skill",
  "serves",
  "first",
] as const satisfies ReadonlyArray<Change["is"]>;
export type Kind = (typeof kinds)[number];

/** Fields that stand in a number's place have a range of their own. */
export const ranges = {
  more: { least: 1, most: 20 },
  threshold: { least: 0, most: 10_000 },
  priority: { least: 0, most: 100 },
  aging: { least: 0, most: 100 },
  target: { least: 1, most: 3_600 },
  widens: { least: 1, most: 3_600 },
  places: { least: 0, most: 50 },
} as const satisfies Partial<Record<Kind, { readonly least: number; readonly most: number }>>;
export type Counted = keyof typeof ranges;

/** Which kinds are about an agent; the others are about a queue. */
export const ofAgent: ReadonlySet<Kind> = new Set(["more", "places", "skill", "serves", "first"]);

/** A change as far as it has been written. */
export interface Draft {
  readonly is: Kind;
  readonly queue: QueueId | null;
  readonly agent: AccountId | null;
  readonly number: string;
  readonly skill: SkillId | null;
  readonly level: number;
  /** Whose agents are asked too. */
  readonly add: QueueId | null;
  readonly channel: "chat" | "video";
  readonly yes: boolean;
  readonly from: string;
  readonly to: string;
}

export const emptyDraft: Draft = {
  is: "more",
  queue: null,
  agent: null,
  number: "1",
  skill: null,
  level: 1,
  add: null,
  channel: "chat",
  yes: true,
  from: "08:00",
  to: "18:00",
};

/** The whole number that was written, if it is in the kind's range. */
export function numberIn({ is, number }: Pick<Draft, "is" | "number">): number | null {
  const range = is in ranges ? ranges[is as Counted] : undefined;
  const value = /^\d{1,5}$/.test(number.trim()) ? Number(number) : null;
  return range && value !== null && value >= range.least && value <= range.most ? value : null;
}

/** `08:00`, and `24:00` as an end. */
export function isTime(time: string, isEnd: boolean): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) || (isEnd && time === "24:00");
}

/** The change that was written; null while something of it is missing or wrong. */
export function changeIn(draft: Draft): Change | null {
  const { is, queue, agent, skill, level } = draft;
  const number = numberIn(draft);
  if (ofAgent.has(is)) return agent === null ? null : agentChange(draft, agent, number);
  if (queue === null) return null;
  switch (is) {
    case "threshold":
      if (draft.number.trim() === "") return { is, queue, places: null };
      return number === null ? null : { is, queue, places: number };
    case "priority":
    case "aging":
    case "target":
      return number === null ? null : { is, queue, number };
    case "needs":
      return skill === null ? null : { is, queue, skill, level };
    case "widens":
      return number === null ? null : { is, queue, after: number, add: draft.add === queue ? null : draft.add };
    case "hours": {
      const { from, to } = draft;
      return isTime(from, false) && isTime(to, true) && from < to ? { is, queue, from, to } : null;
    }
    default:
      return null;
  }
}

function agentChange(draft: Draft, agent: AccountId, number: number | null): Change | null {
  const { is, queue, skill, level, channel, yes } = draft;
  switch (is) {
    case "more":
      return number === null ? null : { is, agent, count: number };
    case "places":
      return number === null ? null : { is, agent, channel, places: number };
    case "skill":
      return skill === null ? null : { is, agent, skill, level };
    case "serves":
      return queue === null ? null : { is, agent, queue, serves: yes };
    case "first":
      return { is, agent, first: yes };
    default:
      return null;
  }
}
