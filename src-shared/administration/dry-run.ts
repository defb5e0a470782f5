import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { QueueId } from "../queues/model.ts";
import { NeededSkill, QueueSettings } from "../queues/settings.ts";
import { AgentRouting } from "../routing/agent-settings.ts";
import { Entry } from "../routing/channel.ts";
import { GroupId } from "../routing/ids.ts";
import { ExclusionReason, Rank, WhyAgent } from "../routing/why.ts";

/** A visitor who is thought up. With a `queue` the rules are passed over: he asks for that one. */
export const DryRunAsked = z.object({
  site: z.string(),
  channel: Entry,
  button: z._default(z.nullable(z.string().check(z.maxLength(40))), null),
  page: z._default(z.nullable(z.string().check(z.maxLength(2000, "text-too-long"))), null),
  language: z._default(z.nullable(z.string().check(z.maxLength(35, "text-too-long"))), null),
  /** Was here before, with this agent and in this group if it is said. */
  previous: z._default(z.nullable(z.object({ agent: z.nullable(AccountId), group: z.nullable(GroupId) })), null),
  queue: z._default(z.nullable(QueueId), null),
  needs: z._default(z.array(NeededSkill).check(z.maxLength(10)), []),
  /** As if this had been saved already. */
  draft: z._default(
    z.object({
      queue: z._default(z.nullable(z.object({ id: QueueId, settings: QueueSettings })), null),
      agent: z._default(z.nullable(z.object({ id: AccountId, routing: AgentRouting })), null),
    }),
    { queue: null, agent: null },
  ),
});
export type DryRunAsked = z.infer<typeof DryRunAsked>;

const Named = z.object({ id: z.uuid(), name: z.string() });

/** Where he would be let in, or what stands against it. */
const Goes = z.discriminatedUnion("to", [
  z.object({
    to: z.literal("queue"),
    queue: Named,
    group: z.nullable(Named),
    channel: Entry,
    priority: z.int(),
    threshold: z.nullable(z.int()),
    /** He waits for this agent until then, if that one is at work. */
    kept: z.nullable(z.object({ agent: Named, until: z.number() })),
  }),
  z.object({ to: z.literal("bot"), bot: Named }),
  z.object({ to: z.literal("nowhere"), form: z.boolean() }),
]);

export const TriedAgent = z.object({
  agent: AccountId,
  name: z.string(),
  /** Null: he could have him now. */
  excluded: z.nullable(ExclusionReason),
  /** Of the first ten who could. */
  rank: z.nullable(Rank),
});
export type TriedAgent = z.infer<typeof TriedAgent>;

export const DryRun = z.object({
  /** The hub's clock. */
  at: z.number(),
  /** Null: no rule fitted, so the site's queue was tried; or a queue was asked for. */
  rule: z.nullable(Named),
  goes: Goes,
  /** Why he is not where he first asked to be. */
  first: z.nullable(
    z.object({
      queue: z.nullable(Named),
      why: z.enum(["closed", "full", "nobody"]),
      text: z.string(),
      opensAt: z.nullable(z.number()),
    }),
  ),
  /** Whom he would be offered to at once; null: he waits, or goes to no queue. */
  agent: z.nullable(AccountId),
  why: z.nullable(WhyAgent),
  /** Who could have him first, in order; then the others by name. */
  agents: z.array(TriedAgent),
});
export type DryRun = z.infer<typeof DryRun>;
