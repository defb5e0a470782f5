import * as z from "zod/mini";
import { AccountId, Role } from "../accounts/model.ts";
import { Activity, PresenceState, StateCode } from "../presence/model.ts";
import { Queue, QueueId } from "../queues/model.ts";
import { AgentSkill } from "../routing/agent-settings.ts";
import { PerChannel } from "../routing/channel.ts";
import { GroupId, SkillId } from "../routing/ids.ts";

/** A member of staff as colleagues see him now: enough to choose whom to hand something to, or whom to ask. */
export const Colleague = z.object({
  id: AccountId,
  name: z.string(),
  role: Role,
  /** A desk of his is here; whatever his state is, nothing reaches him without one. */
  here: z.boolean(),
  state: PresenceState,
  /** Since when, epoch milliseconds of the hub's clock. */
  since: z.number(),
  code: z.nullable(StateCode),
  activity: Activity,
  activitySince: z.number(),
  /** Places that are taken, and places there are. */
  load: PerChannel,
  capacity: PerChannel,
  /** Null: every queue. */
  queues: z.nullable(z.array(QueueId)),
  skills: z.array(AgentSkill),
  groups: z.array(GroupId),
});
export type Colleague = z.infer<typeof Colleague>;

/** What the ids in the rows are called. */
export const Names = z.object({
  queues: z.array(Queue),
  skills: z.array(z.object({ id: SkillId, name: z.string() })),
  groups: z.array(z.object({ id: GroupId, name: z.string() })),
});
export type Names = z.infer<typeof Names>;
