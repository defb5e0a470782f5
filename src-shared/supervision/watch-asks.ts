import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { QueueId } from "../queues/model.ts";
import { nothing } from "../rpc/contract.ts";
import { Names } from "./colleague.ts";
import { AgentConversation, QueueWaits, SupervisedAgent, SupervisedQueue } from "./supervised.ts";

/** A supervisor's and an administrator's; everybody else is refused `forbidden`. */
export const supervisionWatchAsks = {
  /**
   * As `colleagues.watch`, with more of each agent, the queues, and those who wait in one of them. `agents` and `queues`
   * are null when nothing has changed since `held`.
   */
  "supervision.watch": {
    input: z.object({ held: z.optional(z.int()), queue: z.nullable(QueueId) }),
    output: z.object({
      version: z.int(),
      agents: z.nullable(z.array(SupervisedAgent)),
      queues: z.nullable(z.array(SupervisedQueue)),
      waits: z.nullable(QueueWaits),
      names: Names,
    }),
    changes: false,
  },
  "supervision.unwatch": { input: nothing, output: nothing, changes: false },
  /** What one agent has in hand now. */
  "agent.conversations": {
    input: z.object({ agent: AccountId }),
    output: z.object({ conversations: z.array(AgentConversation) }),
    changes: false,
  },
} as const;
