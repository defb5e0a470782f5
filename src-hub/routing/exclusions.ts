import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";

/** Who is not to be asked again for a conversation, and until when. */
export interface Exclusions {
  /** Null `until`: for as long as this stay in the queues lasts. */
  add(conversation: ConversationId, agent: AccountId, until: number | null): void;
  has(conversation: ConversationId, agent: AccountId, now: number): boolean;
  of(conversation: ConversationId, now: number): AccountId[];
  /** When the next one ends; null: none will. */
  nextEnd(conversation: ConversationId, now: number): number | null;
  /** Somebody has the visitor now: who handed him on may have him again. */
  served(conversation: ConversationId): void;
  over(conversation: ConversationId): void;
  clear(): void;
}

const none: ReadonlyMap<AccountId, number> = new Map();

/** One that has ended stays until its conversation is over, or until the day's snapshot: the moment that asks may be any. */
export function makeExclusions(): Exclusions {
  const all = new Map<ConversationId, Map<AccountId, number>>();
  const had = (conversation: ConversationId) => all.get(conversation) ?? none;
  return {
    add(conversation, agent, until) {
      const his = all.get(conversation) ?? new Map<AccountId, number>();
      all.set(conversation, his.set(agent, until ?? Infinity));
    },
    has: (conversation, agent, now) => (had(conversation).get(agent) ?? -Infinity) > now,
    of: (conversation, now) => [...had(conversation)].flatMap(([agent, until]) => (until > now ? [agent] : [])),
    nextEnd(conversation, now) {
      const ends = [...had(conversation).values()].filter((until) => until > now && until < Infinity);
      return ends.length > 0 ? Math.min(...ends) : null;
    },
    served(conversation) {
      const his = all.get(conversation);
      if (!his) return;
      for (const [agent, until] of his) if (until === Infinity) his.delete(agent);
      if (his.size === 0) all.delete(conversation);
    },
    over: (conversation) => void all.delete(conversation),
    clear: () => all.clear(),
  };
}
