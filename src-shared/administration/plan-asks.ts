import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { QueueId } from "../queues/model.ts";
import { AgentRouting } from "../routing/agent-settings.ts";
import { BotId, CodeId, GroupId, HoursId, SkillId } from "../routing/ids.ts";
import { RuleId } from "../routing/rules.ts";
import { nothing } from "../rpc/contract.ts";
import { SigningSecret } from "../webhooks/model.ts";
import { DryRun, DryRunAsked } from "./dry-run.ts";
import { Finding } from "./finding.ts";
import { BotBody, CodeBody, GroupBody, HoursBody, QueueBody, RoutingPlan, RuleWritten, SkillBody } from "./plan.ts";

/** What a change came to: whom it touches of those who are here now, and what the administrator should know. */
const Saved = z.object({
  id: z.uuid(),
  waiting: z.int(),
  conversations: z.int(),
  warnings: z.array(Finding),
});
export type Saved = z.infer<typeof Saved>;

/**
 * Adding, changing and removing one kind of thing. Its id is made by whoever adds it. `expected` is what the asker saw: refused `outdated` when it is another
 * meanwhile. What is wrong is refused `invalid` with the place in `values.at`; what is used somewhere is not removed.
 */
const kept = <Id extends z.ZodMiniType, Body extends z.ZodMiniType>(id: Id, body: Body) =>
  ({
    add: { input: z.object({ id, to: body }), output: Saved, changes: true },
    save: { input: z.object({ id, to: body, expected: body }), output: Saved, changes: true },
    remove: { input: z.object({ id, expected: body }), output: Saved, changes: true },
  }) as const;

const queue = kept(QueueId, QueueBody);
const skill = kept(SkillId, SkillBody);
const group = kept(GroupId, GroupBody);
const hours = kept(HoursId, HoursBody);
const rule = kept(RuleId, RuleWritten);
const bot = kept(BotId, BotBody);
const code = kept(CodeId, CodeBody);

/** An administrator's; reading the plan and trying it is a supervisor's as well. */
export const planAsks = {
  "routing.plan": { input: nothing, output: RoutingPlan, changes: false },
  /** Who would get this visitor now, and why. Changes nothing. */
  "routing.dryRun": { input: DryRunAsked, output: DryRun, changes: false },
  "queue.add": queue.add,
  "queue.save": queue.save,
  "queue.remove": queue.remove,
  "skill.add": skill.add,
  "skill.save": skill.save,
  "skill.remove": skill.remove,
  "group.add": group.add,
  "group.save": group.save,
  "group.remove": group.remove,
  "hours.add": hours.add,
  "hours.save": hours.save,
  "hours.remove": hours.remove,
  "rule.add": rule.add,
  "rule.save": rule.save,
  "rule.remove": rule.remove,
  /** All rules of its site (or of none) in their new order; `expected` is the order before. */
  "rule.order": {
    input: z.object({ rules: z.array(RuleId), expected: z.array(RuleId) }),
    output: nothing,
    changes: true,
  },
  "bot.add": bot.add,
  "bot.save": bot.save,
  "bot.remove": bot.remove,
  /** Made by the asker: what a bot of another program is asked is signed with it. The one before signs for another day. */
  "bot.renewSecret": { input: z.object({ id: BotId, secret: SigningSecret }), output: nothing, changes: true },
  "code.add": code.add,
  "code.save": code.save,
  "code.remove": code.remove,
  "agent.save": {
    input: z.object({ id: AccountId, to: AgentRouting, expected: AgentRouting }),
    output: Saved,
    changes: true,
  },
  /** Where visitors of a site go whom no rule fits. */
  "site.setQueue": {
    input: z.object({ site: z.string(), queue: QueueId, expected: QueueId }),
    output: nothing,
    changes: true,
  },
} as const;
