import { arrivalOf } from "../../src-shared/chat/marks.ts";
import type { Message, MessageId } from "../../src-shared/chat/model.ts";
import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import type { ConversationView, PublicSummary } from "../../src-shared/conversations/state.ts";
import type { Location, Photo, RequestId } from "../../src-shared/requests/model.ts";
import type { UnknownEvent } from "../../src-shared/rpc/contract.ts";
import type { Attachment } from "../../src-shared/uploads/model.ts";
import type { Side } from "../../src-shared/video/model.ts";
import type { OnTheWay } from "../store.ts";
import type { Notice } from "./notice.ts";
import { noticeOf } from "./notices.ts";
import { wordsOf } from "../uploads/file-words.ts";

/** One thing on the screen between the head and the composer. `at` is the hub's clock, epoch milliseconds. */
export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | NoticeRow
  | NoteRow
  | MessageRow
  | { readonly kind: "on-the-way"; readonly key: string; readonly at: number; readonly item: OnTheWay };

export interface NoteRow {
  readonly kind: "note";
  readonly key: string;
  readonly at: number;
  readonly by: string;
  readonly text: string;
  readonly files?: readonly Attachment[] | undefined;
}

/** Something that happened. `open`: what the agent asked for, and nobody has answered yet. */
export interface NoticeRow {
  readonly kind: "notice";
  readonly key: string;
  readonly at: number;
  readonly notice: Notice;
  readonly open?: RequestId;
  readonly photo?: Photo;
  readonly location?: Location;
}

export interface MessageRow {
  readonly kind: "message";
  readonly key: string;
  readonly at: number;
  readonly seq: number;
  readonly from: "visitor" | "agent" | "bot";
  readonly name: string;
  readonly text: string;
  readonly files?: readonly Attachment[] | undefined;
  /** Whether it begins and whether it closes a group of the same side's messages; the last one carries name and time. */
  readonly first: boolean;
  readonly last: boolean;
  /** When it was changed last, and when it was taken back; the text is empty then. */
  readonly edited?: number | undefined;
  readonly deleted?: number | undefined;
  readonly quote?: Quote;
  /** Of the newest that staff wrote: how far it has come. */
  readonly arrival?: ReturnType<typeof arrivalOf> | undefined;
}

/** The message that one answers. `text` null: it is not on this page; empty: it was deleted. */
export interface Quote {
  readonly id: MessageId;
  readonly name: string;
  readonly text: string | null;
}

/** Messages of one side this near each other stand together. */
const together = 5 * 60_000;

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
  const starts = callStarts(open);
  const messages = messagesOf(open);
  const inviters = invitersOf(open);
  const lastOfVideo = open.findLast(({ event }) => isVideoTurn(event.type))?.seq;
  const rows = merged(open, known<StaffEvent>(view.staff.entries)).flatMap((entry): Row[] => {
    const row = rowOf(entry);
    return row ? [row, ...noteWith(entry.event)] : [];
  });
  for (const item of outbox) rows.push({ kind: "on-the-way", key: item.id, at: item.at, item });
  return grouped(withDays(withArrival(rows, view), dayOf));

  function rowOf({ seq, event }: Known<PublicEvent | StaffEvent>): Row | undefined {
    const { at } = event;
    if (event.type === "chat.messageAdded") {
      const { id, from, text: said, choices = [], attachments: files, edited, deleted, replyTo } = event.message;
      // What a bot gave to choose from is part of what it said.
      const text = [said, ...choices.map((choice) => `– ${choice}`)].join("\n");
      // The key is the message's own, so that a bubble on the way stays the same one when it has arrived.
      const more = { files, edited, deleted, ...(replyTo ? { quote: quoteOf(replyTo, messages) } : {}) };
      return {
        kind: "message",
        key: id,
        seq,
        at,
        from: from.kind,
        name: from.name,
        text,
        first: true,
        last: true,
        ...more,
      };
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

function isVideoTurn(type: string): boolean {
  return ["video.invited", "video.accepted", "video.rejected", "video.cancelled", "video.expired"].includes(type);
}

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

function callStarts(entries: readonly Known<PublicEvent>[]): Map<string, number> {
  const starts = new Map<string, number>();
  for (const { event } of entries) if (event.type === "video.accepted") starts.set(event.call, event.at);
  return starts;
}

function invitersOf(entries: readonly Known<PublicEvent>[]): Map<string, Side> {
  const inviters = new Map<string, Side>();
  for (const { event } of entries) if (event.type === "video.invited") inviters.set(event.invite, event.by);
  return inviters;
}

/** How far the newest message of the staff's has come: what is above it has come as far. */
function withArrival(rows: readonly Row[], { mark }: ConversationView): readonly Row[] {
  const index = rows.findLastIndex(
    (row) => row.kind === "message" && row.from !== "visitor" && row.deleted === undefined,
  );
  const row = rows[index];
  return row?.kind === "message" ? rows.with(index, { ...row, arrival: arrivalOf(row.seq, mark) }) : rows;
}

function withDays(rows: readonly Row[], dayOf: (at: number) => string): Row[] {
  let day = "";
  return rows.flatMap((row) => {
    const its = dayOf(row.at);
    if (its === day) return [row];
    day = its;
    return [{ kind: "day", key: `day-${row.key}`, at: row.at } as const, row];
  });
}

function grouped(rows: readonly Row[]): Row[] {
  return rows.map((row, index) =>
    row.kind === "message"
      ? { ...row, first: !belongs(rows[index - 1], row), last: !belongs(row, rows[index + 1]) }
      : row,
  );
}

function belongs(one: Row | undefined, next: Row | undefined): boolean {
  if (one?.kind !== "message" || next?.kind !== "message") return false;
  return one.from === next.from && one.name === next.name && next.at - one.at < together;
}
