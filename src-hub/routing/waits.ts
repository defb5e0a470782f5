import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import type { Agents } from "./agents.ts";
import { makeDues } from "./dues.ts";
import type { WaitInput } from "./inputs.ts";
import { type Lanes, makeLanes } from "./lanes.ts";
import type { Lines, Waiting } from "./lines.ts";
import type { Spots } from "./spots.ts";

export interface Waits {
  get(id: WaitId): Waiting | undefined;
  put(input: WaitInput): void;
  gone(id: WaitId): Waiting | undefined;
  /** Takes them out of their lanes until the next look: what placed them is about to change. */
  lift(waits: Iterable<Waiting>): void;
  /** A conversation waits in one place at a time. */
  of(conversation: ConversationId): Waiting | undefined;
  /** Everybody stands where he belongs at this moment, be it before or after the last one. */
  settle(now: number): void;
  readonly lanes: Pick<Lanes, "open" | "rest">;
  /** After `settle(now)`: when somebody is to be looked at again. */
  nextDue(): number | null;
  clear(): void;
}

export function makeWaits(agents: Agents, lines: Lines, spots: Spots): Waits {
  const all = new Map<WaitId, Waiting>();
  const byConversation = new Map<ConversationId, Waiting>();
  /** Who asks for an agent by name, or is kept for him. */
  const naming = new Map<AccountId, Set<Waiting>>();
  const unplaced = new Set<Waiting>();
  const lanes = makeLanes();
  const dues = makeDues<Waiting>();
  let clock = -Infinity;

  function lift(waits: Iterable<Waiting>): void {
    for (const waiting of waits) {
      lanes.remove(waiting);
      unplaced.add(waiting);
    }
  }

  function name(agent: AccountId | null | undefined, waiting: Waiting): void {
    if (agent) naming.set(agent, (naming.get(agent) ?? new Set()).add(waiting));
  }

  function unname(agent: AccountId | null | undefined, waiting: Waiting): void {
    const its = agent ? naming.get(agent) : undefined;
    its?.delete(waiting);
    if (agent && its?.size === 0) naming.delete(agent);
  }

  function gone(id: WaitId): Waiting | undefined {
    const waiting = all.get(id);
    if (!waiting) return undefined;
    all.delete(id);
    lanes.remove(waiting);
    dues.set(waiting, null);
    unplaced.delete(waiting);
    waiting.line.waits.remove(waiting);
    const { conversation } = waiting.input;
    if (byConversation.get(conversation) === waiting) byConversation.delete(conversation);
    unname(waiting.input.only, waiting);
    unname(waiting.input.kept?.agent, waiting);
    return waiting;
  }

  function place(waiting: Waiting): void {
    // Who is offered to somebody already waits for nothing but an answer.
    dues.set(waiting, waiting.input.offered ? null : spots.dueOf(waiting, clock));
    if (!waiting.input.offered) lanes.add(waiting, spots.of(waiting, clock));
  }

  function hearAgents(): void {
    for (const [agent, turned] of agents.changed) {
      if (turned) lift(naming.get(agent.id) ?? []);
      lanes.look(agent);
    }
    agents.changed.clear();
  }

  return {
    get: (id) => all.get(id),
    put(input) {
      gone(input.id);
      const waiting = lines.waitingOf(input);
      all.set(input.id, waiting);
      waiting.line.waits.add(waiting);
      byConversation.set(input.conversation, waiting);
      name(input.only, waiting);
      name(input.kept?.agent, waiting);
      unplaced.add(waiting);
    },
    gone,
    lift,
    of: (conversation) => byConversation.get(conversation),
    settle(now) {
      hearAgents();
      if (now < clock) lift(all.values());
      clock = now;
      lift(dues.until(now));
      for (const waiting of unplaced) place(waiting);
      unplaced.clear();
    },
    lanes,
    nextDue: () => dues.next(),
    clear() {
      for (const map of [all, byConversation, naming, unplaced, lanes, dues]) map.clear();
      clock = -Infinity;
    },
  };
}
