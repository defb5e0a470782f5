import * as z from "zod/mini";
import { Bot } from "../bots/model.ts";
import { QueueId } from "../queues/model.ts";
import { ClosedByHand, QueueSettings } from "../queues/settings.ts";
import { nothing } from "../rpc/contract.ts";
import { NamedHours } from "./hours.ts";
import { BotId, GroupId, HoursId } from "./ids.ts";
import { Group, Rule } from "./rules.ts";

/** A change holds for those who wait now: how many they are. */
const applied = z.object({ waiting: z.int() });

/** An administrator's alone; everybody else is refused `forbidden`. What is named and not there is refused `invalid`. */
export const routingAsks = {
  "routing.read": {
    input: nothing,
    output: z.object({
      queues: z.array(
        z.object({ id: QueueId, name: z.string(), settings: QueueSettings, closed: z.nullable(ClosedByHand) }),
      ),
      hours: z.array(NamedHours),
      groups: z.array(Group),
      bots: z.array(Bot),
      /** In the order in which they are tried. */
      rules: z.array(Rule),
    }),
    changes: false,
  },
  /** Refused `fallbacks-in-a-circle` when queues would send visitors round. */
  "queue.settings": { input: z.object({ queue: QueueId, settings: QueueSettings }), output: applied, changes: true },
  "hours.save": { input: NamedHours, output: applied, changes: true },
  /** Refused `in-use` while something names it, as the other removals are. */
  "hours.remove": { input: z.object({ id: HoursId }), output: nothing, changes: true },
  "group.save": { input: Group, output: nothing, changes: true },
  "group.remove": { input: z.object({ id: GroupId }), output: nothing, changes: true },
  "bot.save": { input: Bot, output: nothing, changes: true },
  "bot.remove": { input: z.object({ id: BotId }), output: nothing, changes: true },
  /**
   * All rules of a site (null: those that only bots hand to), in order. Refused `rule-never-reached` when one stands behind
   * another that takes all of its visitors.
   */
  "rules.save": {
    input: z.object({ site: z.nullable(z.string()), rules: z.array(Rule).check(z.maxLength(200)) }),
    output: nothing,
    changes: true,
  },
} as const;
