import * as z from "zod/mini";
import { QueueId } from "../queues/model.ts";
import { PerChannel } from "./channel.ts";
import { GroupId, SkillId } from "./ids.ts";

/** How well: 1 a beginner, 5 an expert. */
export const Level = z.int().check(z.minimum(1), z.maximum(5));

export const AgentSkill = z.object({ skill: SkillId, level: Level });

export const AgentQueue = z.object({
  queue: QueueId,
  /** Of the queues that an agent serves, lower numbers come first for him. */
  order: z._default(z.int().check(z.minimum(1), z.maximum(99)), 1),
  /** The queue counts for this agent only after a visitor has waited for so long, seconds. */
  delay: z._default(z.int().check(z.minimum(0), z.maximum(3600)), 0),
});
export type AgentQueue = z.infer<typeof AgentQueue>;

/** What the router knows of an agent by configuration. Null `queues`: he serves every queue. */
export const AgentRouting = z.object({
  queues: z._default(z.nullable(z.array(AgentQueue)), null),
  skills: z._default(z.array(AgentSkill), []),
  groups: z._default(z.array(GroupId), []),
  /** Places per channel; null: the house's (chat from the hub's settings, video 1, co-browse 1). Video 0 keeps him from calls. */
  capacity: z._default(z.nullable(PerChannel), null),
  /** While in a call he may still be offered chats, and while he has chats, a call. */
  interruptible: z._default(z.boolean(), false),
  /** "Address first" (features 001-05): of several, this one is asked before the others. */
  first: z._default(z.boolean(), false),
  /** Offers are accepted for him, with a tone. */
  autoAccept: z._default(z.boolean(), false),
});
export type AgentRouting = z.infer<typeof AgentRouting>;

export const plainAgent: AgentRouting = /* @__PURE__ */ AgentRouting.parse({});
