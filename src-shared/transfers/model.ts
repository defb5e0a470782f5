import * as z from "zod/mini";
import { Account, AccountId } from "../accounts/model.ts";
import { Queue, QueueId } from "../queues/model.ts";
import { Level } from "../routing/agent-settings.ts";
import { GroupId, SkillId, WaitId } from "../routing/ids.ts";

/** Whom a conversation is handed to, or who is asked for help. A skill is looked for among those who serve its queue. */
export const TransferTarget = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("agent"), agent: AccountId }),
  z.object({ kind: z.literal("queue"), queue: QueueId, group: z._default(z.nullable(GroupId), null) }),
  z.object({ kind: z.literal("skill"), skill: SkillId, least: z._default(Level, 1) }),
]);
export type TransferTarget = z.infer<typeof TransferTarget>;

export const Skill = z.object({ id: SkillId, name: z.string() });

/** The same as people read it. */
export const NamedTarget = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("agent"), agent: Account }),
  z.object({ kind: z.literal("queue"), queue: Queue }),
  z.object({ kind: z.literal("skill"), skill: Skill, least: Level }),
]);
export type NamedTarget = z.infer<typeof NamedTarget>;

/** `transfer`: the conversation is to be somebody else's. `consult`: somebody is to come and help. */
export const TransferKind = z.enum(["transfer", "consult"]);
export type TransferKind = z.infer<typeof TransferKind>;

/** What its owner has asked of others and nobody has taken yet: one at a time in a conversation. */
export const Transfer = z.object({
  id: WaitId,
  kind: TransferKind,
  to: NamedTarget,
  by: Account,
  note: z.string(),
  at: z.number(),
});
export type Transfer = z.infer<typeof Transfer>;

/**
 * Why it came back to who had asked. `declined` and `missed` by the agent asked; `lost`: his desk is gone, or he is
 * Offline; `not-connected`: he took it, and did not come into the running call.
 */
export const RefusedWhy = z.enum(["declined", "missed", "lost", "not-connected"]);
export type RefusedWhy = z.infer<typeof RefusedWhy>;

/**
 * What a colleague does in a conversation beside its owner. `taking`: he has accepted it with a call running, and owns it
 * as soon as he is in the room. `consult`: he talks with the owner alone; the visitor knows nothing of him. `conference`: he
 * is with the visitor as well.
 */
export const PartKind = z.enum(["taking", "consult", "conference"]);
export type PartKind = z.infer<typeof PartKind>;

export const Part = z.object({ who: Account, kind: PartKind, since: z.number() });
export type Part = z.infer<typeof Part>;

/** A colleague whom the visitor sees beside his agent. `identity`: who he is in the call's room. */
export const SeenColleague = z.object({ identity: z.string(), name: z.string() });
export type SeenColleague = z.infer<typeof SeenColleague>;

/** Its agent has put it aside; his places are free meanwhile. `until` null: until the visitor writes. */
export const Parked = z.object({ since: z.number(), until: z.nullable(z.number()) });
export type Parked = z.infer<typeof Parked>;
