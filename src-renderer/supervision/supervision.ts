import { useEffect } from "react";
import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { DeskEvent } from "../../src-shared/contracts/desk.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import { applyRows, type Watched, watchedRows } from "../../src-shared/supervision/rows.ts";
import type { QueueWaits, SupervisedAgent, SupervisedQueue } from "../../src-shared/supervision/supervised.ts";
import { desk } from "../desk-link.ts";
import { looking } from "./look.ts";

/** What a supervisor sees now. */
export interface Supervision {
  /** Null until the hub has answered. */
  readonly agents: Watched<SupervisedAgent> | null;
  readonly queues: Watched<SupervisedQueue> | null;
  /** The queue that is looked into, and who waits there. */
  readonly queue: QueueId | null;
  readonly waits: QueueWaits | null;
  readonly names: Names;
  readonly fault: Fault | null;
}

const nothing: Supervision = {
  agents: null,
  queues: null,
  queue: null,
  waits: null,
  names: { queues: [], skills: [], groups: [] },
  fault: null,
};

export const supervision = createStore<Supervision>(() => nothing);

async function watch(): Promise<void> {
  const { agents, queue } = supervision.getState();
  try {
    const answer = await desk.ask("supervision.watch", { queue, ...(agents ? { held: agents.version } : {}) });
    supervision.setState({
      names: answer.names,
      fault: null,
      ...(answer.agents ? { agents: watchedRows(answer.version, answer.agents) } : {}),
      ...(answer.queues ? { queues: watchedRows(answer.version, answer.queues) } : {}),
      // Another one may have been chosen since.
      ...(supervision.getState().queue === queue ? { waits: answer.waits } : {}),
    });
  } catch (error) {
    if (supervision.getState().agents === null) supervision.setState({ fault: faultOf(error) });
  }
}

type Changed = Extract<DeskEvent, { type: "supervision.changed" }>;

function apply({ version, agents, goneAgents, queues, goneQueues }: Changed): void {
  const held = supervision.getState();
  if (!held.agents || !held.queues) return;
  const next = {
    agents: applyRows(held.agents, { version, rows: agents, gone: goneAgents }),
    queues: applyRows(held.queues, { version, rows: queues, gone: goneQueues }),
  };
  supervision.setState({ agents: next.agents ?? null, queues: next.queues ?? null });
  if (!next.agents || !next.queues) void watch();
}

const look = looking({
  watch: () => void watch(),
  unwatch: () => void desk.ask("supervision.unwatch", {}).catch(() => undefined),
  hear(event) {
    if (event.type === "supervision.changed") apply(event);
    if (event.type === "waits.changed" && event.waits.queue === supervision.getState().queue)
      supervision.setState({ waits: event.waits });
  },
});

/** Looks into a queue, or into none. */
export function lookInto(queue: QueueId | null): void {
  if (supervision.getState().queue === queue) return;
  supervision.setState({ queue, waits: null });
  void watch();
}

/** Once more, when the hub could not be asked. */
export function lookAgain(): void {
  void watch();
}

/** Everything a supervisor sees, for as long as the component is there. */
export function useSupervision(): Supervision {
  useEffect(look, []);
  return useStore(supervision);
}
