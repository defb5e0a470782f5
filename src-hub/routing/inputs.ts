import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { ClosedByHand, NeededSkill, QueueSettings } from "../../src-shared/queues/settings.ts";
import type { AgentRouting } from "../../src-shared/routing/agent-settings.ts";
import type { Channel, PerChannel } from "../../src-shared/routing/channel.ts";
import type { GroupId, WaitId } from "../../src-shared/routing/ids.ts";
import type { WhyAgent } from "../../src-shared/routing/why.ts";

/**
 * All that the matcher ever hears, in the order in which it was committed. Each is a row of `routing_input`, written in the
 * transaction that made it so: the same rows always give the same decisions.
 */
export type RoutingInput =
  | { readonly kind: "queue"; readonly queue: QueueInput }
  | { readonly kind: "agent"; readonly agent: AgentInput }
  | { readonly kind: "state"; readonly state: AgentState }
  | { readonly kind: "wait"; readonly wait: WaitInput }
  | {
      readonly kind: "wait-gone";
      readonly wait: WaitId;
      readonly how: "taken" | "left" | "moved" | "closed";
      readonly agent: AccountId | null;
    }
  /** Not to be asked for this conversation until then: declined or missed, or (`until` null) it is he who hands it on. */
  | {
      readonly kind: "excluded";
      readonly conversation: ConversationId;
      readonly agent: AccountId;
      readonly until: number | null;
    }
  /** Somebody was not let in: written for *what if* alone. */
  | { readonly kind: "refused"; readonly wait: WaitInput; readonly why: "closed" | "full" | "nobody" }
  /** Work of a conversation on one channel is over for its agent: how long it took him, for *what if*. */
  | {
      readonly kind: "finished";
      readonly conversation: ConversationId;
      readonly agent: AccountId;
      readonly channel: Channel;
      readonly took: number;
    }
  /** The matcher looked: what it had heard until then (`upto`) gave, at `now`, these decisions. Looks without any are not written. */
  | {
      readonly kind: "decided";
      readonly version: number;
      readonly upto: number;
      readonly now: number;
      readonly decisions: readonly Decision[];
    }
  /** All that was known at the start of a hub or of a day: a replay begins here. Everything before is void. */
  | {
      readonly kind: "snapshot";
      readonly queues: readonly QueueInput[];
      readonly agents: readonly AgentInput[];
      readonly states: readonly AgentState[];
      readonly waits: readonly WaitInput[];
      readonly exclusions: ReadonlyArray<{ conversation: ConversationId; agent: AccountId; until: number | null }>;
    };

export interface QueueInput {
  readonly id: QueueId;
  readonly name: string;
  readonly settings: QueueSettings;
  readonly closed: ClosedByHand | null;
}

export interface AgentInput {
  readonly id: AccountId;
  readonly name: string;
  readonly routing: AgentRouting;
  /** `routing.capacity`, or the house's. */
  readonly capacity: PerChannel;
}

/** What changes all day, whole each time. */
export interface AgentState {
  readonly agent: AccountId;
  readonly here: boolean;
  /** His state is Available and no other is to follow. */
  readonly available: boolean;
  /** His desk's last test of itself was well. */
  readonly ready: boolean;
  /** An offer rings at him. */
  readonly ringing: boolean;
  readonly load: PerChannel;
  readonly idleSince: number;
}

export interface WaitInput {
  readonly id: WaitId;
  readonly conversation: ConversationId;
  /** `new` and `again`: nobody has it. `transfer`, `consult`: its agent keeps it meanwhile. */
  readonly kind: "new" | "again" | "transfer" | "consult";
  readonly queue: QueueId;
  readonly group: GroupId | null;
  readonly channel: "chat" | "video";
  /** The queue's, unless somebody has set another. */
  readonly priority: number;
  /** Beside those of the queue, such as a language. */
  readonly needs: readonly NeededSkill[];
  /** What is asked of one agent alone (a transfer to him, an assignment). */
  readonly only: AccountId | null;
  /** Kept for this agent until then, if he is at work. */
  readonly kept: { readonly agent: AccountId; readonly until: number } | null;
  /** His place: the time at which the visitor first came; earlier goes first. */
  readonly since: number;
  /** Since when rings and delays are counted: when this wait began. */
  readonly enteredAt: number;
  /** An offer of it rings: it is in the queue, and not given again. */
  readonly offered: boolean;
}

/** The matcher's word; the database has the last one. */
export interface Decision {
  readonly wait: WaitId;
  readonly conversation: ConversationId;
  readonly agent: AccountId;
  readonly why: WhyAgent;
}

/** A row as it is read back. `seq` grows, without a promise of being gapless; `at` is the hub's clock. */
export interface RoutingRow {
  readonly seq: number;
  readonly at: number;
  readonly input: RoutingInput;
}
