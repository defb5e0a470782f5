import type { Database } from "better-sqlite3";
import { type Amendment, amendedBy, isAmendment } from "../../src-shared/chat/amended.ts";
import { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { summarisePublic, summariseStaff } from "../../src-shared/conversations/state.ts";
import type { Hole, LogItem } from "./contract.ts";
import { aboutOf } from "./items.ts";
import { type Rows, rowsOf, type Sums } from "./rows.ts";

type ViewItem = Extract<LogItem, { is: "view" }>;
type EntryItem = Extract<LogItem, { is: "entry" }>;

/** Makes the one function that writes: all items in one transaction, on the disk when it returns. Answers what is missing. */
export function writerOf(db: Database): (items: readonly LogItem[]) => Hole[] {
  const rows = rowsOf(db);
  const write = db.transaction((items: readonly LogItem[]): Hole[] => {
    const touched = new Set<ConversationId>();
    for (const item of items) {
      if (item.is === "view") putView(rows, item);
      else putEntry(rows, item);
      touched.add(aboutOf(item));
    }
    return [...touched].flatMap((id) => finish(rows, id));
  });
  return (items) => {
    // A closed conversation is not told again by itself, so a loss of power must not take it; the rest comes again.
    db.pragma(`synchronous = ${items.some(closes) ? "FULL" : "NORMAL"}`);
    return write.immediate(items);
  };
}

function closes(item: LogItem): boolean {
  return item.is === "entry" ? item.event.type === "conversation.closed" : item.staff.summary.closedAt !== null;
}

/** The newer one of what is here and what came, each log by itself. */
function putView(rows: Rows, item: ViewItem): void {
  const id = item.public.summary.id;
  const old = rows.sums(id);
  const sums: Sums = {
    public: old && old.public.head > item.public.head ? old.public : item.public,
    staff: old && old.staff.head > item.staff.head ? old.staff : item.staff,
  };
  rows.putSums(sums);
  rows.putPart(item.account, id);
  const { visitor } = sums.public.summary;
  if (visitor.name !== "") rows.putText(id, "visitor", 0, visitor.name);
  putWrapUp(rows, sums);
}

function putEntry(rows: Rows, { conversation: id, kind, seq, event }: EntryItem): void {
  const sums = rows.sums(id);
  // Nothing is known of this conversation yet: `finish` reports the hole, and it is read whole.
  if (!sums || !rows.addEvent(id, kind, seq, event)) return;
  const next = kind === "public" ? withPublic(rows, sums, seq, event) : withStaff(rows, sums, seq, event);
  if (next === sums) return;
  rows.putSums(next);
  putWrapUp(rows, next);
}

function withPublic(rows: Rows, sums: Sums, seq: number, raw: object): Sums {
  const event = PublicEvent.safeParse(raw).data;
  if (event?.type === "chat.messageAdded") {
    rows.putText(sums.public.summary.id, "message", seq, event.message.text);
    amendAll(rows, event.conversation, event.message.id);
  }
  if (event && isAmendment(event)) amendAll(rows, event.conversation, event.message);
  if (seq !== sums.public.head + 1) return sums;
  const { summary } = sums.public;
  return { ...sums, public: { head: seq, summary: event ? summarisePublic(summary, event) : summary } };
}

/** What was edited reads so here too, and what was deleted is not here any more, in whatever order they came. */
function amendAll(rows: Rows, conversation: ConversationId, message: string): void {
  for (const by of rows.amendments(conversation, message)) amend(rows, by);
}

function amend(rows: Rows, by: Amendment): void {
  for (const { seq, event } of rows.about(by.conversation, by.message)) {
    const now = amendedBy(event, by);
    if (now === event) continue;
    rows.rewrite(by.conversation, seq, now);
    if (event.type === "chat.messageAdded")
      rows.putText(by.conversation, "message", seq, by.type === "chat.messageEdited" ? by.text : "");
  }
}

function withStaff(rows: Rows, sums: Sums, seq: number, raw: object): Sums {
  const event = StaffEvent.safeParse(raw).data;
  if (event?.type === "note.added") rows.putText(sums.public.summary.id, "note", seq, event.note.text);
  if (seq !== sums.staff.head + 1) return sums;
  const { summary } = sums.staff;
  return { ...sums, staff: { head: seq, summary: event ? summariseStaff(summary, event) : summary } };
}

function putWrapUp(rows: Rows, { public: shown, staff }: Sums): void {
  if (staff.summary.note !== "") rows.putText(shown.summary.id, "wrap-up", 0, staff.summary.note);
}

/** Counts anew, and says whether entries are missing: one in between, the oldest ones, or some before a newest one. */
function finish(rows: Rows, id: ConversationId): Hole[] {
  const sums = rows.sums(id);
  if (!sums) return [{ conversation: id, before: null }];
  const shown = rows.held(id, "public");
  const staff = rows.held(id, "staff");
  const whole =
    shown.hole === null &&
    shown.last === sums.public.head &&
    staff.last === sums.staff.head &&
    staff.count === staff.last;
  rows.count(id, whole);
  return whole ? [] : [{ conversation: id, before: shown.hole }];
}
