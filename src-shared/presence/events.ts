import * as z from "zod/mini";
import { Account } from "../accounts/model.ts";
import { ConversationId } from "../conversations/model.ts";
import { Presence, StateCode } from "./model.ts";

/** State: topic `presence`. */
export const PresenceChanged = z.object({ type: z.literal("presence.changed"), presence: Presence });
/** State: topic `codes`; the house's own words for states, in the order of their names. */
export const CodesChanged = z.object({ type: z.literal("codes.changed"), codes: z.array(StateCode) });

/**
 * Passing, to who comes back too late: a conversation of his went on without him. `by`: who has it now; null while it
 * waits or when its visitor left.
 */
export const TakenOver = z.object({
  type: z.literal("conversation.takenOver"),
  conversation: ConversationId,
  visitor: z.object({ name: z.string() }),
  by: z.nullable(z.string()),
  is: z.enum(["taken", "waiting", "ended"]),
});

const about = { conversation: ConversationId, at: z.number() };
/** Public log: the agent's desk is lost; the conversation is kept for him until then, by the hub's clock. */
export const AgentLost = z.object({ type: z.literal("agent.lost"), ...about, until: z.number() });
/** Public log: he is back in time. */
export const AgentBack = z.object({ type: z.literal("agent.back"), ...about });
/** Public log: he did not come back. The visitor waits again, at his old place. */
export const Requeued = z.object({
  type: z.literal("conversation.requeued"),
  ...about,
  agent: z.object({ name: z.string() }),
});
/** Staff log: it is this agent's no longer, and nobody's until somebody takes it. */
export const AgentGone = z.object({ type: z.literal("agent.gone"), ...about, after: z.int(), agent: Account });
export const awayEvents = [AgentLost, AgentBack, Requeued] as const;
