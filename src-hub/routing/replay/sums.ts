import type { QueueId } from "../../../src-shared/queues/model.ts";
import type { Config } from "./changes.ts";
import type { Arrival } from "./day.ts";
import type { Fared, Worked } from "./simulate.ts";

/** Who leaves sooner counts neither as answered nor as lost (hub reference §2.3). Milliseconds. */
const shortAbandon = 5_000;
const quarter = 900_000;

/** How a queue fared. Times in milliseconds; null where nothing is there to tell it from. */
export interface QueueSum {
  readonly queue: QueueId;
  readonly name: string;
  readonly offered: number;
  readonly answered: number;
  readonly left: number;
  readonly refused: number;
  readonly stillWaiting: number;
  readonly meanWait: number | null;
  readonly p90Wait: number | null;
  readonly longestWait: number | null;
  /** Answered in time ÷ (answered + left − left at once). */
  readonly serviceLevel: number | null;
}

/** One quarter of an hour, over all queues. */
export interface QuarterSum {
  readonly at: number;
  readonly offered: number;
  readonly meanWait: number | null;
  readonly serviceLevel: number | null;
}

export interface Sums {
  /** Over all queues. */
  readonly all: Omit<QueueSum, "queue" | "name">;
  readonly queues: readonly QueueSum[];
  readonly quarters: readonly QuarterSum[];
  /** Busy time ÷ time at work, by the clock: three chats at once are not three times busy. Null: nobody worked. */
  readonly occupancy: number | null;
}

export function sumsOf(fared: readonly Fared[], worked: readonly Worked[], { queues }: Config, from: number): Sums {
  const targets = new Map(queues.map(({ id, settings }) => [id, settings.target * 1000]));
  const byQueue = Map.groupBy(fared, ({ wait }) => wait.queue);
  const byQuarter = Map.groupBy(fared, ({ at }) => Math.floor((at - from) / quarter));
  const atWork = worked.reduce((sum, one) => sum + one.atWork, 0);
  const busy = worked.reduce((sum, one) => sum + one.busy, 0);
  return {
    all: sum(fared, targets),
    queues: queues.map(({ id, name }) => ({ queue: id, name, ...sum(byQueue.get(id) ?? [], targets) })),
    quarters: [...byQuarter]
      .toSorted(([a], [b]) => a - b)
      .map(([index, some]) => {
        const { offered, meanWait, serviceLevel } = sum(some, targets);
        return { at: from + index * quarter, offered, meanWait, serviceLevel };
      }),
    occupancy: atWork > 0 ? busy / atWork : null,
  };
}

/** What really happened, in the same form. */
export function recorded(arrivals: readonly Arrival[]): Fared[] {
  return arrivals.map(({ wait, at, refused, takenAt, leftAt }) => ({
    wait,
    at,
    refused: refused !== null,
    takenAt,
    agent: null,
    leftAt,
  }));
}

function sum(fared: readonly Fared[], targets: ReadonlyMap<QueueId, number>): Omit<QueueSum, "queue" | "name"> {
  const answered = fared.filter(({ takenAt }) => takenAt !== null);
  const waits = answered.map(({ at, takenAt }) => takenAt! - at).toSorted((a, b) => a - b);
  const left = fared.filter(({ leftAt }) => leftAt !== null);
  const counted = answered.length + left.filter(({ at, leftAt }) => leftAt! - at >= shortAbandon).length;
  const inTime = answered.filter(({ wait, at, takenAt }) => takenAt! - at <= (targets.get(wait.queue) ?? 0)).length;
  const refused = fared.filter((one) => one.refused).length;
  return {
    offered: fared.length,
    answered: answered.length,
    left: left.length,
    refused,
    stillWaiting: fared.length - answered.length - left.length - refused,
    meanWait: waits.length > 0 ? Math.round(waits.reduce((all, one) => all + one, 0) / waits.length) : null,
    p90Wait: waits[Math.ceil(waits.length * 0.9) - 1] ?? null,
    longestWait: waits.at(-1) ?? null,
    serviceLevel: counted > 0 ? inTime / counted : null,
  };
}
