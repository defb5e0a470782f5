import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { NeededSkill } from "../../src-shared/queues/settings.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import type { BotId, GroupId } from "../../src-shared/routing/ids.ts";
import type { Guide } from "./guide.ts";
import type { QueueInput } from "./inputs.ts";

/** What a visitor comes with. Undefined: not known yet (what is shown before he comes). */
export interface Request {
  readonly site: string;
  readonly channel: Entry;
  readonly button: string | null;
  /** The address of his page. */
  readonly page: string | null | undefined;
  readonly language: string | null | undefined;
  /** Who had him last, if he was here before. */
  readonly previous: { readonly group: GroupId | null; readonly agent: AccountId | null } | null | undefined;
}

/** Where in a queue he would wait. */
export interface Place {
  readonly queue: QueueId;
  readonly channel: Entry;
  readonly group: GroupId | null;
  readonly needs: readonly NeededSkill[];
  readonly priority: number;
  /** How many may wait; null: no limit. */
  readonly threshold: number | null;
}

/** How full it is there. `free`: may have him at once. `ahead`: nobody is asked for them yet, and they come before him. */
export interface Room {
  readonly free: number;
  readonly ahead: number;
}

/** All that admission looks at. */
export interface House {
  readonly guide: Guide;
  queue(id: QueueId): QueueInput | undefined;
  /** Whether anybody at work could ever take somebody there: ready, and with a place for the channel, be it taken now. */
  isStaffed(place: Place): boolean;
  /** Asked only where it matters: where a threshold stands. */
  room(place: Place): Room;
}

export const refusals = ["closed", "full", "nobody"] as const;
export type RefusalWhy = (typeof refusals)[number];

/** `text`: the queue's own, or empty. `opensAt`: when its hours begin again, if they are what it is closed by. */
export interface Refusal {
  /** Whose; null: there is no such queue any more. */
  readonly queue: QueueId | null;
  readonly why: RefusalWhy;
  readonly text: string;
  readonly opensAt: number | null;
}

/** `first`: why he is not where he asked to be; null when he is. */
export type Admission =
  | {
      readonly to: "queue";
      readonly place: Place;
      readonly kept: { readonly agent: AccountId; readonly until: number } | null;
      readonly first: Refusal | null;
    }
  | { readonly to: "bot"; readonly bot: BotId; readonly first: Refusal | null }
  /** `form`: he may leave a message. */
  | { readonly to: "nowhere"; readonly first: Refusal; readonly form: boolean };
