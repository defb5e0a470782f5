import type { QueueSettings } from "../../src-shared/queues/settings.ts";
import type { Rank } from "../../src-shared/routing/why.ts";
import type { WaitInput } from "./inputs.ts";

const minute = 60_000;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Priority and what waiting has added to it, times 60,000: whole numbers, so that equal is equal. */
export function urgencyOf(wait: Place, { aging }: Pick<QueueSettings, "aging">, now: number): number {
  return wait.priority * minute + aging * (now - wait.since);
}

/** As people read it. */
export const priorityOf = (urgency: number): number => urgency / minute;

type Place = Pick<WaitInput, "id" | "priority" | "since">;

/** Smaller goes first. Of one queue, whose waits all age alike, the order is the same at every moment. */
export function compareWaits(a: Place, urgencyA: number, b: Place, urgencyB: number): number {
  return urgencyB - urgencyA || a.since - b.since || compareText(a.id, b.id);
}

export interface Ranked {
  readonly id: string;
  readonly rank: Rank;
}

/** Smaller goes first: the fields of `Rank` in their order, then the id. */
export function compareRanked({ rank: a, id: idOfA }: Ranked, { rank: b, id: idOfB }: Ranked): number {
  return (
    a.kept - b.kept ||
    a.ring - b.ring ||
    a.first - b.first ||
    a.order - b.order ||
    a.skill - b.skill ||
    a.load - b.load ||
    a.idleSince - b.idleSince ||
    compareText(idOfA, idOfB)
  );
}
