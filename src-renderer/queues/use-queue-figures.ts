import type { QueueFigures } from "../../src-shared/queues/model.ts";
import { useHubNow } from "../clock.ts";
import { useDesk } from "../store.ts";

const none: readonly QueueFigures[] = [];

/** What the top bar shows of a queue; `longest` is the longest wait now, milliseconds, or null when nobody waits. */
export interface QueueNow extends QueueFigures {
  readonly longest: number | null;
}

export function useQueueFigures(): QueueNow[] {
  const queues = useDesk(({ desk }) => desk?.hub?.queues) ?? none;
  const now = useHubNow();
  return queues.map((figures) => ({
    ...figures,
    longest: figures.longestSince === null ? null : Math.max(0, now - figures.longestSince),
  }));
}
