import type { QueueId } from "../../src-shared/queues/model.ts";
import type { AgentQueue } from "../../src-shared/routing/agent-settings.ts";

/** How long queues are kept back from some of their agents: after these times others may be asked. Seconds. */
export interface Delays {
  of(queue: QueueId): Iterable<number>;
  /** Answers the queues that have a delay more or less than before. */
  replace(before: readonly AgentQueue[], after: readonly AgentQueue[]): QueueId[];
  clear(): void;
}

export function makeDelays(): Delays {
  const counts = new Map<QueueId, Map<number, number>>();

  function count({ queue, delay }: AgentQueue, by: 1 | -1): void {
    const its = counts.get(queue) ?? new Map<number, number>();
    counts.set(queue, its);
    const held = (its.get(delay) ?? 0) + by;
    if (held > 0) its.set(delay, held);
    else its.delete(delay);
  }

  const shown = (queue: QueueId): string => [...(counts.get(queue)?.keys() ?? [])].sort((a, b) => a - b).join();

  return {
    of: (queue) => counts.get(queue)?.keys() ?? [],
    replace(before, after) {
      const queues = [...new Set([...before, ...after].map(({ queue }) => queue))];
      const were = queues.map(shown);
      for (const entry of before) count(entry, -1);
      for (const entry of after) count(entry, 1);
      return queues.filter((queue, at) => shown(queue) !== were[at]);
    },
    clear: () => counts.clear(),
  };
}
