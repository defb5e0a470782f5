import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { ConversationId, conversationStates } from "../conversations/model.ts";
import { MachineUse, NextState, ReadinessPart } from "../presence/model.ts";
import { QueueId } from "../queues/model.ts";
import { ClosedByHand, NeededSkill } from "../queues/settings.ts";
import { AgentRouting } from "../routing/agent-settings.ts";
import { Entry } from "../routing/channel.ts";
import { GroupId, WaitId } from "../routing/ids.ts";
import { WhyWaiting } from "../routing/why.ts";
import { Colleague } from "./colleague.ts";

/** An agent as his supervisor sees him (features S2). */
export const SupervisedAgent = z.extend(Colleague, {
  next: z.nullable(NextState),
  /** Why nothing is offered to him although he may be available; empty: his desk is ready. */
  unready: z.array(ReadinessPart),
  machine: z.nullable(MachineUse),
  /** Since when no desk of his is here, as far as that was seen; null while one is. */
  lostAt: z.nullable(z.number()),
  routing: AgentRouting,
});
export type SupervisedAgent = z.infer<typeof SupervisedAgent>;

/** Of those who would be asked for a visitor of this queue, sooner or later. */
const AgentCounts = z.object({
  members: z.int(),
  atWork: z.int(),
  /** At work, ready, with places, be they taken. */
  able: z.int(),
  free: z.int(),
});

export const SupervisedQueue = z.object({
  id: QueueId,
  name: z.string(),
  waiting: z.int(),
  longestSince: z.nullable(z.number()),
  agents: z.object({ chat: AgentCounts, video: AgentCounts }),
  /** Places for those who wait, and how many are left; null: no limit. */
  threshold: z.nullable(z.int()),
  room: z.nullable(z.int()),
  /** By its hours: whether it is open, and when that changes; null: always, or not within a year. */
  isOpen: z.boolean(),
  changesAt: z.nullable(z.number()),
  /** By a supervisor, now. */
  closed: z.nullable(ClosedByHand),
  needs: z.array(NeededSkill),
});
export type SupervisedQueue = z.infer<typeof SupervisedQueue>;

/** Somebody who waits, with why (features H2). */
export const SupervisedWait = z.object({
  id: WaitId,
  conversation: ConversationId,
  visitor: z.string(),
  kind: z.enum(["new", "again", "transfer", "consult"]),
  channel: Entry,
  /** His place: since when he waits in all. */
  since: z.number(),
  priority: z.int(),
  /** Beside what the queue needs. */
  needs: z.array(NeededSkill),
  group: z.nullable(GroupId),
  only: z.nullable(AccountId),
  kept: z.nullable(z.object({ agent: AccountId, until: z.number() })),
  /** It rings at somebody; he is null when that was not seen. */
  offered: z.boolean(),
  ringsAt: z.nullable(AccountId),
  why: WhyWaiting,
});
export type SupervisedWait = z.infer<typeof SupervisedWait>;

/** Those who wait in one queue, in the order in which they are asked for; `total` counts also those who are not shown. */
export const QueueWaits = z.object({ queue: QueueId, total: z.int(), waits: z.array(SupervisedWait) });
export type QueueWaits = z.infer<typeof QueueWaits>;

/** What an agent has in hand, for somebody who looks whether it is stuck. */
export const AgentConversation = z.object({
  id: ConversationId,
  visitor: z.string(),
  queue: QueueId,
  state: z.enum(conversationStates),
  channel: Entry,
  since: z.number(),
  inCall: z.boolean(),
  parked: z.boolean(),
});
export type AgentConversation = z.infer<typeof AgentConversation>;
