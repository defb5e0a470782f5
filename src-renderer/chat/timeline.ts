import { arrivalOf } from "../../src-shared/chat/marks.ts";
import type { Message, MessageId } from "../../src-shared/chat/model.ts";
import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import type { ConversationView, PublicSummary } from "../../src-shared/conversations/state.ts";
import type { RequestId } from "../../src-shared/requests/model.ts";
import type { UnknownEvent } from "../../src-shared/rpc/contract.ts";
import type { Side } from "../../src-shared/video/model.ts";
import type { OnTheWay } from "../store.ts";
import { noticeOf } from "./notices.ts";
import { wordsOf } from "../uploads/file-words.ts";
import type { MessageRow, NoticeRow, Quote, Row } from "./row.ts";
import { grouped, withDays } from "./row-groups.ts";

interface Known<E> {
  readonly seq: number;
  readonly event: E;
}

/**
 * The rows of a conversation: public entries by their seq and never otherwise, staff entries after the public one that was
 * newest when they were written, then what is on the way. `dayOf` names the local day of a time; `visitor` is the name to show.
 */
export function timelineOf(
  view: ConversationView,
  outbox: readonly OnTheWay[],
  { visitor, dayOf }: { visitor: string; dayOf: (at: number) => string },
): Row[] {
  const open = known<PublicEvent>(view.public.entries);
  const { summary } = view.public;
  const { starts, inviters, lastOfVideo } = videoOf(open);
  // Few messages answer another one.
  let messages: ReadonlyMap<MessageId, Message> | undefined;
  const rows: Row[] = [];
  for (const entry of merged(open, known<StaffEvent>(view.staff.entries))) {
    const row = rowOf(entry);
    if (!row) continue;
    rows.push(row);
    if (entry.event.type === "transfer.begun") rows.push(...noteWith(entry.event));
  }
  for (const item of outbox) rows.push({ kind: "on-the-way", key: item.id, at: item.at, item });
  return grouped(withDays(withArrival(rows, view), dayOf));

  function rowOf({ seq, event }: Known<PublicEvent | StaffEvent>): Row | undefined {
    const { at } = event;
    if (event.type === "chat.messageAdded") {
      const { replyTo } = event.message;
      if (!replyTo) return messageRow(seq, at, event.message);
      messages ??= messagesOf(open);
      return { ...messageRow(seq, at, event.message), quote: quoteOf(replyTo, messages) };
    }
    if (event.type === "note.added") {
      const { id, by, text, attachments: files } = event.note;
      return { kind: "note", key: id, at, by: by.name, text, ...(files ? { files } : {}) };
    }
    const notice = noticeOf(event, {
      visitor,
      callStarted: (call) => starts.get(call),
      invitedBy: (invite) => inviters.get(invite),
    });
    if (!notice) return undefined;
    // Only the newest turn of video can be followed by another invite.
    const isAgain = notice.isAgain === true && seq === lastOfVideo && summary.state === "active";
    const isOpen = event.type === "request.made" && event.by === "agent" && isPending(summary, event.request);
    return {
      kind: "notice",
      key: `${event.type}-${seq}`,
      at,
      notice: { ...notice, isAgain },
      ...(isOpen ? { open: event.request } : {}),
      ...partsOf(event),
    };
  }
}

/** The row of each message: what has not changed is not drawn anew, however often rows are made. */
const made = new WeakMap<Message, MessageRow>();

function messageRow(seq: number, at: number, message: Message): MessageRow {
  const before = made.get(message);
  if (before && before.seq === seq && before.at === at) return before;
  const { id, from, text: said, choices = [], attachments: files, edited, deleted } = message;
  // What a bot gave to choose from is part of what it said.
  const text = [said, ...choices.map((choice) => `– ${choice}`)].join("\n");
  // The key is the message's own, so that a bubble on the way stays the same one when it has arrived.
  const more = { files, edited, deleted, first: true, last: true };
  const row = { kind: "message", key: id, seq, at, from: from.kind, name: from.name, text, ...more } as const;
  made.set(message, row);
  return row;
}

/** What a notice carries beside its words. */
function partsOf(event: PublicEvent | StaffEvent): Pick<NoticeRow, "photo" | "location"> {
  if (event.type !== "request.answered") return {};
  const { photo, location } = event;
  return { ...(photo ? { photo } : {}), ...(location ? { location } : {}) };
}

/** What was written for whoever takes a conversation that is handed on. */
function noteWith(event: PublicEvent | StaffEvent): Row[] {
  if (event.type !== "transfer.begun" || event.note === "") return [];
  return [{ kind: "note", key: `note-${event.transfer}`, at: event.at, by: event.by.name, text: event.note }];
}

function isPending({ requests }: PublicSummary, request: RequestId): boolean {
  return requests.some(({ id }) => id === request);
}

const videoTurns: ReadonlySet<string> = new Set([
  "video.invited",
  "video.accepted",
  "video.rejected",
  "video.cancelled",
  "video.expired",
]);

/** What this window understands; the rest keeps its place in the log and has none on the screen. */
function known<E>(entries: ReadonlyArray<{ seq: number; event: E | UnknownEvent }>): Known<E>[] {
  return entries.filter((entry): entry is Known<E> & { event: E } => !isUnknown(entry.event));
}

function isUnknown(event: unknown): event is UnknownEvent {
  return typeof event === "object" && event !== null && "type" in event && event.type === "unknown";
}

/** Both logs as one, each in its own order. */
function merged(
  open: readonly Known<PublicEvent>[],
  staff: readonly Known<StaffEvent>[],
): Known<PublicEvent | StaffEvent>[] {
  const all: Known<PublicEvent | StaffEvent>[] = [];
  let next = 0;
  for (const entry of open) {
    while (next < staff.length && staff[next]!.event.after < entry.seq) all.push(staff[next++]!);
    all.push(entry);
  }
  return [...all, ...staff.slice(next)];
}

function messagesOf(entries: readonly Known<PublicEvent>[]): Map<MessageId, Message> {
  const messages = new Map<MessageId, Message>();
  for (const { event } of entries)
    if (event.type === "chat.messageAdded") messages.set(event.message.id, event.message);
  return messages;
}

function quoteOf(id: MessageId, messages: ReadonlyMap<MessageId, Message>): Quote {
  const message = messages.get(id);
  return { id, name: message?.from.name ?? "", text: message ? wordsOf(message) : null };
}

/** What notices of video refer to: when each call began, which side invited to it, and the newest turn of video. */
function videoOf(entries: readonly Known<PublicEvent>[]) {
  const starts = new Map<string, number>();
  const inviters = new Map<string, Side>();
  let lastOfVideo: number | undefined;
  for (const { seq, event } of entries) {
    if (event.type === "video.accepted") starts.set(event.call, event.at);
    if (event.type === "video.invited") inviters.set(event.invite, event.by);
    if (videoTurns.has(event.type)) lastOfVideo = seq;
  }
  return { starts, inviters, lastOfVideo };
}

/** How far the newest message of the staff's has come: what is above it has come as far. */
function withArrival(rows: readonly Row[], { mark }: ConversationView): readonly Row[] {
  const index = rows.findLastIndex(
    (row) => row.kind === "message" && row.from !== "visitor" && row.deleted === undefined,
  );
  const row = rows[index];
  return row?.kind === "message" ? rows.with(index, { ...row, arrival: arrivalOf(row.seq, mark) }) : rows;
}
