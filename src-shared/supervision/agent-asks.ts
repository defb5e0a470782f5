import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { ConversationId, conversationStates } from "../conversations/model.ts";
import { ChosenState, PresenceState } from "../presence/model.ts";
import { QueueId } from "../queues/model.ts";
import { nothing } from "../rpc/contract.ts";
import { AgentQueue, AgentRouting, AgentSkill } from "../routing/agent-settings.ts";
import { CodeId, WaitId } from "../routing/ids.ts";
import { cleanText, lineOf } from "../text/clean.ts";
import { AuditRow } from "./audit.ts";

/** Why; it stands in the audit rows and is told to the agent. */
const reason = z.pipe(lineOf(200), z.string().check(z.minLength(3, "reason-missing")));
/** For the visitor; may be empty. */
const toVisitor = z.pipe(z.string().check(z.maxLength(500, "text-too-long")), z.transform(cleanText));
const places = z.int().check(z.minimum(0), z.maximum(99));
const Places = z.object({ chat: places, video: places, "co-browse": places });

/** A wait as the asker saw it. */
const SeenWait = z.object({ queue: QueueId, priority: z.int(), only: z.nullable(AccountId) });
const ofWait = { wait: WaitId, expected: SeenWait, reason };

/**
 * A supervisor's hand (features S4, S5), for supervisors and administrators; everybody else is refused `forbidden`. Each
 * carries what the asker saw (`expected`): when somebody else was faster it is refused `outdated`, with who that was in
 * `values.by`. Each is an audit row, and is told to the agent concerned.
 */
export const supervisionAsks = {
  /** Now, or (`next`) as soon as his work is done. Refused `gone` when no desk of his is here. */
  "agent.setState": {
    input: z.object({
      agent: AccountId,
      state: ChosenState,
      code: z.nullable(CodeId),
      next: z.boolean(),
      expected: z.object({ state: PresenceState, since: z.number() }),
      reason,
    }),
    output: nothing,
    changes: true,
  },
  /**
   * Only what is given changes. Nothing that he has is taken away: `over` is by how many he is above his places now, and
   * nothing new comes until he is below.
   */
  "agent.setRouting": {
    input: z.object({
      agent: AccountId,
      capacity: z.optional(z.nullable(Places)),
      skills: z.optional(z.array(AgentSkill).check(z.maxLength(200))),
      queues: z.optional(z.nullable(z.array(AgentQueue).check(z.maxLength(500)))),
      expected: AgentRouting,
      reason,
    }),
    output: z.object({ over: z.object({ chat: z.int(), video: z.int() }) }),
    changes: true,
  },
  /** Signs all of his desks out. What he has in hand is kept for the grace of its queue, then waits again. */
  "agent.signOut": { input: z.object({ agent: AccountId, reason }), output: nothing, changes: true },
  /** Takes a stuck conversation from its agent: to the front of its queue, or closed with a text to the visitor. */
  "conversation.free": {
    input: z.object({
      conversation: ConversationId,
      to: z.enum(["queue", "closed"]),
      text: toVisitor,
      expected: z.object({ agent: AccountId, state: z.enum(conversationStates) }),
      reason,
    }),
    output: nothing,
    changes: true,
  },
  "wait.move": { input: z.object({ ...ofWait, queue: QueueId }), output: nothing, changes: true },
  /** To one agent alone, whatever his queues and skills are; null: to anybody again. */
  "wait.assign": { input: z.object({ ...ofWait, agent: z.nullable(AccountId) }), output: nothing, changes: true },
  "wait.setPriority": {
    input: z.object({ ...ofWait, priority: z.int().check(z.minimum(0), z.maximum(100)) }),
    output: nothing,
    changes: true,
  },
  /** Those that are no longer there are left out; `closed` says how many were. */
  "wait.close": {
    input: z.object({
      waits: z.array(WaitId).check(z.minLength(1), z.maxLength(200)),
      text: toVisitor,
      reason,
    }),
    output: z.object({ closed: z.int() }),
    changes: true,
  },
  /** Nobody is let in from now on; who waits goes on waiting, and `waiting` is how many do. */
  "queue.close": {
    input: z.object({ queue: QueueId, text: toVisitor, expected: z.nullable(z.number()), reason }),
    output: z.object({ waiting: z.int() }),
    changes: true,
  },
  /** `expected`: when it was closed. */
  "queue.reopen": {
    input: z.object({ queue: QueueId, expected: z.nullable(z.number()), reason }),
    output: nothing,
    changes: true,
  },
  /** The newest first; `before`: the row with which the page before ended. */
  "audit.read": {
    input: z.object({
      before: z.optional(z.object({ at: z.number(), id: z.uuid() })),
      target: z.optional(z.string().check(z.maxLength(100))),
    }),
    output: z.object({ rows: z.array(AuditRow), more: z.boolean() }),
    changes: false,
  },
} as const;
