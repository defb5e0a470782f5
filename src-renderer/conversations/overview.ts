import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type ConversationView, conversationState } from "../../src-shared/conversations/state.ts";

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
}

/** The row of one conversation, of which the public seq `read` was on the screen last. */
export function overviewOf(view: ConversationView, read: number): Overview {
  const { summary, entries } = view.public;
  let answered = 0;
  let waitingSince: number | null = null;
  let lastWords = "";
  let lastIsMine = false;
  let unread = 0;
  for (const { seq, event } of entries) {
    if (event.type !== "chat.messageAdded") continue;
    lastWords = event.message.text;
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
  };
}

/** The agent's conversations in the order in which he took them: nothing jumps when somebody writes. */
export function inOrder(views: readonly ConversationView[]): ConversationView[] {
  const since = (view: ConversationView) => view.public.summary.acceptedAt ?? view.public.summary.startedAt;
  return views.toSorted((a, b) => since(a) - since(b) || (idOf(a) < idOf(b) ? -1 : 1));
}
