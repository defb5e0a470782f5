import * as z from "zod/mini";
import { Level } from "../routing/agent-settings.ts";
import { BotId, GroupId, HoursId, SkillId } from "../routing/ids.ts";
import { WrapUpRules, plainWrapUp } from "../wrap-up/model.ts";
import { QueueId } from "./model.ts";

const seconds = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const sentence = z.string().check(z.trim(), z.maxLength(500, "text-too-long"));

export const NeededSkill = z.object({ skill: SkillId, least: Level });
export type NeededSkill = z.infer<typeof NeededSkill>;

/** After a visitor has waited for `after` seconds: skills that are no longer asked for, queues whose agents are asked too. */
export const Ring = z.object({
  after: seconds(1, 3600),
  drop: z._default(z.array(SkillId), []),
  add: z._default(z.array(QueueId), []),
});
export type Ring = z.infer<typeof Ring>;

/** Where somebody goes whom the queue cannot take. `form`: he may leave a message. */
export const Fallback = z.discriminatedUnion("to", [
  z.object({ to: z.literal("queue"), queue: QueueId, group: z._default(z.nullable(GroupId), null) }),
  z.object({ to: z.literal("chat") }),
  z.object({ to: z.literal("bot"), bot: BotId }),
  z.object({ to: z.literal("form") }),
]);
export type Fallback = z.infer<typeof Fallback>;

/** How a queue works. Everything has a default, so a queue is a name to begin with. */
export const QueueSettings = z.object({
  needs: z._default(z.array(NeededSkill), []),
  /** `all`: has each at the level asked for; `best`: as that, and the better one first; `none`: skills do not count. */
  matching: z._default(z.enum(["all", "best", "none"]), "all"),
  /** Higher goes first over all queues; `aging` adds so much for each minute of waiting. */
  priority: z._default(z.int().check(z.minimum(0), z.maximum(100)), 0),
  aging: z._default(z.int().check(z.minimum(0), z.maximum(100)), 0),
  rings: z._default(z.array(Ring).check(z.maxLength(6)), []),
  /** For so long a visitor waits for the agent he had last, if that one is at work; 0: not at all. */
  lastAgentFor: z._default(seconds(0, 600), 0),
  /** 0: nobody waits (features 001-24); n: so many places (001-22); null: no limit (001-23). */
  threshold: z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(10_000))), null),
  hours: z._default(z.nullable(HoursId), null),
  /** Tried in order when the queue is closed, full or nobody is there. */
  fallbacks: z._default(z.array(Fallback), []),
  /** After so long without an agent the first fallback that is possible is taken; null: never. */
  escalateAfter: z._default(z.nullable(seconds(5, 86_400)), null),
  /** What a visitor reads; empty: the widget's own sentence. */
  texts: z._default(z.object({ closed: sentence, full: sentence, nobody: sentence }), {
    closed: "",
    full: "",
    nobody: "",
  }),
  /** Somebody is let in although no agent is at work for it. */
  openWithoutAgents: z._default(z.boolean(), true),
  /** How long an offer rings, seconds; null: the house's. */
  offerFor: z._default(z.nullable(seconds(5, 600)), null),
  autoAccept: z._default(z.boolean(), false),
  /** Agents may take a visitor from the queue themselves. */
  pull: z._default(z.boolean(), true),
  /** For so long a lost agent's conversation is kept for him, seconds: without and with a running call. */
  grace: z._default(z.object({ chat: seconds(0, 600), call: seconds(0, 600) }), { chat: 30, call: 180 }),
  wrapUp: z._default(WrapUpRules, plainWrapUp),
  /** Who may send files. */
  uploads: z._default(z.object({ visitor: z.boolean(), agent: z.boolean() }), { visitor: true, agent: true }),
  /** Answered within so many seconds is on time (service level). */
  target: z._default(seconds(1, 3600), 20),
});
export type QueueSettings = z.infer<typeof QueueSettings>;
export const plainQueue: QueueSettings = QueueSettings.parse({});

/** A supervisor has closed it now, by hand. */
export const ClosedByHand = z.object({ text: z.string(), by: z.string(), at: z.number() });
export type ClosedByHand = z.infer<typeof ClosedByHand>;
