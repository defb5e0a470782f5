import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { QueueId } from "../../../src-shared/queues/model.ts";
import type { AgentInput, AgentState, QueueInput, RoutingRow, WaitInput } from "../inputs.ts";
import { keep, nothingKnown } from "../known.ts";
import type { Config } from "./changes.ts";

/** What was recorded of one visitor's stay in a queue. Times are epoch milliseconds, durations milliseconds. */
export interface Arrival {
  readonly wait: WaitInput;
  readonly at: number;
  /** Why he was not let in; null: he was. */
  readonly refused: "closed" | "full" | "nobody" | null;
  readonly takenAt: number | null;
  readonly leftAt: number | null;
  /** From the offer that was accepted until it was; null when none was. */
  readonly answering: number | null;
  /** How long he kept his agent's place; null when that is not known (still running, or never taken). */
  readonly handling: number | null;
}

/** An agent could be asked from then on, or not. */
export interface Shift {
  readonly at: number;
  readonly agent: AccountId;
  readonly at_work: boolean;
}

/** A day as it was, ready to be run again with other settings. */
export interface Day {
  readonly from: number;
  readonly to: number;
  readonly config: Config;
  readonly arrivals: readonly Arrival[];
  readonly shifts: readonly Shift[];
}

type Growing = { -readonly [K in keyof Arrival]: Arrival[K] } & { offeredAt: number | null };

/** Reads what happened out of the rows of one day, which begin with a snapshot. */
export function dayOf(rows: readonly RoutingRow[], from: number, to: number): Day {
  const known = nothingKnown();
  const arrivals = new Map<string, Growing>();
  const byConversation = new Map<ConversationId, Growing>();
  const shifts: Shift[] = [];
  const working = new Map<AccountId, boolean>();
  const config = { queues: new Map<QueueId, QueueInput>(), agents: new Map<AccountId, AgentInput>() };

  function shift(at: number, { agent, here, available, ready }: AgentState): void {
    const at_work = here && available && ready;
    if ((working.get(agent) ?? false) === at_work) return;
    working.set(agent, at_work);
    shifts.push({ at: Math.max(at, from), agent, at_work });
  }

  function arrive(at: number, wait: WaitInput, refused: Arrival["refused"]): void {
    const arrival: Growing = {
      wait,
      at: Math.max(at, from),
      refused,
      takenAt: null,
      leftAt: null,
      answering: null,
      handling: null,
      offeredAt: null,
    };
    arrivals.set(wait.id, arrival);
    byConversation.set(wait.conversation, arrival);
  }

  for (const { at, input } of rows) {
    if (at >= to) break;
    keep(known, input);
    switch (input.kind) {
      case "snapshot":
        for (const queue of input.queues) config.queues.set(queue.id, queue);
        for (const agent of input.agents) config.agents.set(agent.id, agent);
        for (const state of input.states) shift(at, state);
        for (const wait of input.waits) if (!arrivals.has(wait.id)) arrive(wait.enteredAt, wait, null);
        break;
      case "queue":
        config.queues.set(input.queue.id, input.queue);
        break;
      case "agent":
        config.agents.set(input.agent.id, input.agent);
        break;
      case "state":
        shift(at, input.state);
        break;
      case "wait": {
        const held = arrivals.get(input.wait.id);
        if (!held) arrive(at, input.wait, null);
        else if (input.wait.offered) held.offeredAt = at;
        break;
      }
      case "refused":
        arrive(at, input.wait, input.why);
        break;
      case "wait-gone": {
        const held = arrivals.get(input.wait);
        if (!held) break;
        if (input.how === "taken") {
          held.takenAt = at;
          held.answering = held.offeredAt === null ? 0 : at - held.offeredAt;
        } else if (input.how === "left") held.leftAt = at;
        break;
      }
      case "finished": {
        const held = byConversation.get(input.conversation);
        if (held) held.handling = input.took;
        break;
      }
      case "excluded":
      case "decided":
    }
  }
  return {
    from,
    to,
    config: { queues: [...config.queues.values()], agents: [...config.agents.values()] },
    // Who was here before the day began waits from its beginning.
    arrivals: [...arrivals.values()].filter(({ takenAt, leftAt }) => (takenAt ?? leftAt ?? to) >= from),
    shifts,
  };
}
