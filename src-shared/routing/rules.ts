import * as z from "zod/mini";
import { QueueId } from "../queues/model.ts";
import { NeededSkill } from "../queues/settings.ts";
import { lineOf } from "../text/clean.ts";
import { Entry } from "./channel.ts";
import { BotId, GroupId } from "./ids.ts";

export const RuleId = z.uuid().brand<"RuleId">();
export type RuleId = z.infer<typeof RuleId>;

const name = z.pipe(lineOf(80), z.string().check(z.minLength(1, "name-missing")));

/** Agents whom rules name together; whose it is stands with the agent (`AgentRouting.groups`). */
export const Group = z.object({ id: GroupId, name });
export type Group = z.infer<typeof Group>;

/** Of a page's address. No regular expressions: people get them wrong, and some never end. */
export const PagePattern = z.object({
  how: z.enum(["begins", "contains"]),
  text: z.string().check(z.trim(), z.minLength(1, "pattern-empty"), z.maxLength(500, "text-too-long")),
});
export type PagePattern = z.infer<typeof PagePattern>;

/** All that are given must fit; of a list, one. An empty list and null ask for nothing. */
export const RuleConditions = z.object({
  channel: z._default(z.nullable(Entry), null),
  /** Keys of buttons. */
  buttons: z._default(z.array(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, "button-key-wrong"))), []),
  pages: z._default(z.array(PagePattern).check(z.maxLength(50)), []),
  /** Such as `fi`, which `fi-FI` fits too; `pt-BR` fits itself alone. */
  languages: z._default(z.array(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "language-wrong"))), []),
  /** Was here before, or was not. */
  returning: z._default(z.nullable(z.boolean()), null),
});
export type RuleConditions = z.infer<typeof RuleConditions>;

export const RuleTarget = z.discriminatedUnion("to", [
  z.object({
    to: z.literal("queue"),
    queue: QueueId,
    /** Only agents of this group are asked. */
    group: z._default(z.nullable(GroupId), null),
    /** How many may wait, instead of what the queue says: 0 nobody, n so many, null no limit (features 001-22…24). */
    threshold: z._default(
      z.union([z.literal("as-queue"), z.null(), z.int().check(z.minimum(0), z.maximum(10_000))]),
      "as-queue",
    ),
    /** Skills beside those of the queue, such as a language. */
    needs: z._default(z.array(NeededSkill).check(z.maxLength(10)), []),
    /** Null: the queue's. */
    priority: z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(100))), null),
  }),
  z.object({ to: z.literal("bot"), bot: BotId }),
]);
export type RuleTarget = z.infer<typeof RuleTarget>;

/** Which visitors go where. `rule.body` is the JSON of this; id, site, place and name are columns. */
export const RuleBody = z.object({
  conditions: z._default(RuleConditions, { channel: null, buttons: [], pages: [], languages: [], returning: null }),
  target: RuleTarget,
  /** Who comes again stays in the group that had him (features 001-19), if agents of it are at work. */
  keepGroup: z._default(z.boolean(), true),
});
export type RuleBody = z.infer<typeof RuleBody>;

/** The rules of a site are tried in order; none fits: the site's queue. `site` null: a rule that only bots hand to. */
export const Rule = z.object({ id: RuleId, site: z.nullable(z.string()), name, ...RuleBody.shape });
export type Rule = z.infer<typeof Rule>;
