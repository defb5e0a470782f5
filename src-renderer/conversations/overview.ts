import type { AccountId } from "../../src-shared/accounts/model.ts";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type ConversationView, conversationState } from "../../src-shared/conversations/state.ts";
import type { Parked } from "../../src-shared/transfers/model.ts";
import { standingOf } from "../transfers/standing.ts";
import { wordsOf } from "../uploads/file-words.ts";

/** What a row of the list shows of a conversation. Times are the hub's clock, epoch milliseconds. */
export interface Overview {
  readonly id: ConversationId;
  /** May be empty: visitors need not say who they are. */
  readonly visitor: string;
  readonly queue: string;
  readonly state: "active" | "wrap-up";
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly inCall: boolean;
  /** The visitor invites to a video call and waits for an answer. */
  readonly isCalling: boolean;
  readonly lastWords: string;
  readonly lastIsMine: boolean;
  readonly unread: number;
  /** Since when the visitor has been waiting for an answer: his first message that none of ours came after. */
  readonly waitingSince: number | null;
  /** Put aside by its agent; `until` null: until the visitor writes. */
  readonly parked: Parked | null;
  /** Whose it is, where this agent only takes part in it; undefined for his own. */
  readonly partOf?: string | undefined;
}

/** The row of one conversation, of which the public seq `read` was on the screen last, for this agent. */
export function overviewOf(view: ConversationView, read: number, me?: AccountId): Overview {
  const { summary, entries } = view.public;
  let answered = 0;
  let waitingSince: number | null = null;
  let lastWords = "";
  let lastIsMine = false;
  let unread = 0;
  for (const { seq, event } of entries) {
    if (event.type !== "chat.messageAdded" || event.message.deleted !== undefined) continue;
    lastWords = wordsOf(event.message);
    lastIsMine = event.message.from.kind === "agent";
    if (lastIsMine) {
      answered = seq;
      waitingSince = null;
      unread = 0;
    } else {
      waitingSince ??= event.at;
      if (seq > Math.max(read, answered)) unread += 1;
    }
  }
  const ended = conversationState(view) !== "active";
  return {
    id: idOf(view),
    visitor: summary.visitor.name,
    queue: summary.queue.name,
    state: ended ? "wrap-up" : "active",
    startedAt: summary.acceptedAt ?? summary.startedAt,
    endedAt: summary.endedAt,
    inCall: summary.call !== null,
    isCalling: !ended && summary.invite?.by === "visitor",
    lastWords,
    lastIsMine,
    unread,
    waitingSince: ended ? null : waitingSince,
    parked: ended ? null : view.staff.summary.parked,
    ...(standingOf(view, me) === "owner" ? {} : { partOf: view.staff.summary.owner?.name ?? "" }),
  };
}

/** The agent's conversations in the order in which he took them, those put aside last: nothing jumps when somebody writes. */
export function inOrder(views: readonly ConversationView[]): ConversationView[] {
  const since = (view: ConversationView) => view.public.summary.acceptedAt ?? view.public.summary.startedAt;
  const aside = (view: ConversationView) => Number(isParked(view));
  return views.toSorted((a, b) => aside(a) - aside(b) || since(a) - since(b) || (idOf(a) < idOf(b) ? -1 : 1));
}

function isParked({ public: { summary }, staff }: ConversationView): boolean {
  return summary.state === "active" && staff.summary.parked !== null;
}
