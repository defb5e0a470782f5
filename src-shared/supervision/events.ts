import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { QueueId } from "../queues/model.ts";
import { SupervisorAct } from "./audit.ts";
import { Colleague } from "./colleague.ts";
import { QueueWaits, SupervisedAgent, SupervisedQueue } from "./supervised.ts";

// Passing, to who watches. `version` is one more than the one before, else something was missed and he watches again.

export const ColleaguesChanged = z.object({
  type: z.literal("colleagues.changed"),
  version: z.int(),
  rows: z.array(Colleague),
  gone: z.array(AccountId),
});

export const SupervisionChanged = z.object({
  type: z.literal("supervision.changed"),
  version: z.int(),
  agents: z.array(SupervisedAgent),
  goneAgents: z.array(AccountId),
  queues: z.array(SupervisedQueue),
  goneQueues: z.array(QueueId),
});

/** All who wait in the queue that he looks into; latest wins. */
export const WaitsChanged = z.object({ type: z.literal("waits.changed"), waits: QueueWaits });

/** Passing, to the agent concerned: what a supervisor did to him or to what he has, and why. */
export const SupervisorActed = z.object({
  type: z.literal("supervisor.acted"),
  at: z.number(),
  by: z.string(),
  act: SupervisorAct,
  /** What the sentence needs: `state`, `code`, `visitor`. */
  values: z.record(z.string(), z.string()),
  reason: z.string(),
});
export type SupervisorActed = z.infer<typeof SupervisorActed>;

export const supervisionEvents = [ColleaguesChanged, SupervisionChanged, WaitsChanged, SupervisorActed] as const;
