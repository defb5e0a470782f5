import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";

export interface WaitingConversation {
  readonly id: ConversationId;
  readonly waitingSince: number;
}

export interface FreeAgent {
  readonly id: AccountId;
  readonly idleSince: number;
  /** Conversations and offers that count now. */
  readonly load: number;
}

export interface Exclusion {
  readonly conversation: ConversationId;
  readonly agent: AccountId;
}

export interface Assignment {
  readonly conversation: ConversationId;
  readonly agent: AccountId;
}

/**
 * Who is offered whom: the longest-waiting visitor first, to the longest-idle agent who has a place free and is not
 * excluded; equal times are settled by id, so that the same input always gives the same answer. Each agent gets at most
 * one offer at a time.
 */
export function assign(
  waiting: readonly WaitingConversation[],
  agents: readonly FreeAgent[],
  exclusions: readonly Exclusion[],
  capacity: number,
): Assignment[] {
  const excluded = new Set(exclusions.map((one) => `${one.conversation}/${one.agent}`));
  const free = agents
    .filter((agent) => agent.load < capacity)
    .toSorted((a, b) => a.idleSince - b.idleSince || (a.id < b.id ? -1 : 1));
  const given: Assignment[] = [];
  for (const visitor of waiting.toSorted((a, b) => a.waitingSince - b.waitingSince || (a.id < b.id ? -1 : 1))) {
    const index = free.findIndex((agent) => !excluded.has(`${visitor.id}/${agent.id}`));
    const agent = free[index];
    if (!agent) continue;
    free.splice(index, 1);
    given.push({ conversation: visitor.id, agent: agent.id });
    if (free.length === 0) break;
  }
  return given;
}
