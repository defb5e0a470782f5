import * as z from "zod/mini";
import { AccountId, Role } from "../accounts/model.ts";
import { BotRemote, BotScript } from "../bots/model.ts";
import { ChosenState } from "../presence/model.ts";
import { QueueId } from "../queues/model.ts";
import { QueueSettings } from "../queues/settings.ts";
import { AgentRouting } from "../routing/agent-settings.ts";
import { PerChannel } from "../routing/channel.ts";
import { Hours } from "../routing/hours.ts";
import { BotId, CodeId, GroupId, HoursId, SkillId } from "../routing/ids.ts";
import { RuleBody, RuleId } from "../routing/rules.ts";
import { lineOf } from "../text/clean.ts";
import { VideoStarters } from "./model.ts";

const name = z.pipe(lineOf(80), z.string().check(z.minLength(1, "name-missing")));

// What an administrator writes of each thing.
export const SkillBody = z.object({ name });
export const GroupBody = z.object({ name });
export const CodeBody = z.object({ name, state: ChosenState });
export const HoursBody = z.object({ name, hours: Hours });
export const BotBody = z.object({ name, script: BotScript, remote: z.optional(BotRemote) });
export const QueueBody = z.object({ name, settings: QueueSettings });
export const RuleWritten = z.object({ site: z.nullable(z.string()), name, ...RuleBody.shape });
export type SkillBody = z.infer<typeof SkillBody>;
export type GroupBody = z.infer<typeof GroupBody>;
export type CodeBody = z.infer<typeof CodeBody>;
export type HoursBody = z.infer<typeof HoursBody>;
export type BotBody = z.infer<typeof BotBody>;
export type QueueBody = z.infer<typeof QueueBody>;
export type RuleWritten = z.infer<typeof RuleWritten>;

export const PlannedAgent = z.object({ id: AccountId, name: z.string(), role: Role, routing: AgentRouting });
export type PlannedAgent = z.infer<typeof PlannedAgent>;

export const PlannedSite = z.object({
  id: z.string(),
  name: z.string(),
  /** Where visitors go whom no rule fits. */
  queue: QueueId,
  starters: VideoStarters,
  buttons: z.array(z.object({ key: z.string(), name: z.string() })),
});
export type PlannedSite = z.infer<typeof PlannedSite>;

/** All that an administrator has laid down about who answers whom, by name; rules in the order in which they are tried. */
export const RoutingPlan = z.object({
  queues: z.array(z.object({ id: QueueId, ...QueueBody.shape })),
  skills: z.array(z.object({ id: SkillId, ...SkillBody.shape })),
  groups: z.array(z.object({ id: GroupId, ...GroupBody.shape })),
  hours: z.array(z.object({ id: HoursId, ...HoursBody.shape })),
  rules: z.array(z.object({ id: RuleId, ...RuleWritten.shape })),
  bots: z.array(z.object({ id: BotId, ...BotBody.shape })),
  codes: z.array(z.object({ id: CodeId, ...CodeBody.shape })),
  agents: z.array(PlannedAgent),
  sites: z.array(PlannedSite),
  /** Places of an agent who has none of his own. */
  house: PerChannel,
});
export type RoutingPlan = z.infer<typeof RoutingPlan>;

/** The lists of a plan in which things have a name and may be added and removed. */
export const plannedLists = ["queues", "skills", "groups", "hours", "rules", "bots", "codes"] as const;
export type PlannedList = (typeof plannedLists)[number];
