import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import type { PublicEvent } from "../../../../src-shared/conversations/events.ts";
import { type ConversationView, summarisePublic } from "../../../../src-shared/conversations/state.ts";
import type { RequestId } from "../../../../src-shared/requests/model.ts";
import type { UploadId } from "../../../../src-shared/uploads/model.ts";
import type { Row } from "../../../../src-renderer/chat/row.ts";
import { timelineOf } from "../../../../src-renderer/chat/timeline.ts";
import type { OnTheWay } from "../../../../src-renderer/store.ts";
import { freshView, histories, idOfNumber, played, wholeView } from "../../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const how = { visitor: "Maria", dayOf: (at: number) => String(Math.floor(at / 86_400_000)) };
const rowsOf = (view: ConversationView, outbox: OnTheWay[] = []) => timelineOf(view, outbox, how);
const shown = (rows: Row[]) =>
  rows
    .filter(({ kind }) => kind !== "day")
    .map((row) => (row.kind === "notice" ? row.notice.text : "text" in row ? row.text : row.kind));

test("a conversation reads as it went", () => {
  const order = [
    "says",
    "offers",
    "accepts",
    "answers",
    "notes",
    "invites",
    "takes",
    "joins",
    "hangs-up",
    "says",
    "ends",
    "closes",
  ] as const;
  expect(shown(rowsOf(wholeView(played(first, order))))).toEqual([
    "Words 1",
    "notice.accepted",
    "Words 4",
    "Note 5",
    "notice.inviting",
    "notice.videoAccepted",
    "notice.videoEnded",
    "Words 10",
    expect.stringMatching(/^notice\.endedBy/),
    "notice.wrappedUpAs",
  ]);
});

test("public entries are never reordered, whatever their times say, and nothing of either log is lost or doubled", () => {
  fc.assert(
    fc.property(
      histories(),
      fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 80, maxLength: 80 }),
      (history, shifts) => {
        const moved = {
          ...history,
          public: history.public.map((event, index) => ({ ...event, at: event.at + shifts[index % shifts.length]! })),
        };
        const rows = rowsOf(wholeView(moved));
        const messages = rows.filter((row) => row.kind === "message").map(({ seq }) => seq);
        expect(messages).toEqual(messages.toSorted((a, b) => a - b));
        const said = history.public.filter(({ type }) => type === "chat.messageAdded").length;
        expect(messages).toHaveLength(said);
        expect(rows.filter(({ kind }) => kind === "note")).toHaveLength(
          history.staff.filter(({ type }) => type === "note.added").length,
        );
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      },
    ),
  );
});

test("a note stands after the message that was newest when it was written, also when only a part is held", () => {
  const history = played(first, ["offers", "accepts", "says", "notes", "says", "notes", "says"]);
  const heads = { public: history.public.length, staff: history.staff.length };
  expect(shown(rowsOf(freshView(history, heads)))).toEqual([
    "notice.accepted",
    "Words 3",
    "Note 4",
    "Words 5",
    "Note 6",
    "Words 7",
  ]);
  const newest = freshView(history, heads, 1);
  expect(shown(rowsOf({ ...newest, staff: freshView(history, heads).staff }))).toEqual(["Note 4", "Note 6", "Words 7"]);
});

test("what a newer hub says has its place in the log and none on the screen", () => {
  const view = wholeView(played(first, ["says"]));
  const entries = [...view.public.entries, { seq: 3, event: { type: "unknown" as const, raw: { type: "later" } } }];
  expect(shown(rowsOf({ ...view, public: { ...view.public, entries, head: 3 } }))).toEqual(["Words 1"]);
});

test("what is on the way comes last, and keeps its key when it has arrived", () => {
  const view = wholeView(played(first, ["offers", "accepts", "answers"]));
  const { key } = rowsOf(view).at(-1)!;
  const item: OnTheWay = { id: key, kind: "message", text: "Words 3", at: 5_000, state: "sending", fault: null };
  const before = wholeView(played(first, ["offers", "accepts"]));
  expect(rowsOf(before, [item]).at(-1)).toEqual({ kind: "on-the-way", key, at: 5_000, item });
});

const at = (time: number, from: "visitor" | "agent", number: number) => ({
  seq: number,
  event: {
    type: "chat.messageAdded" as const,
    conversation: first,
    at: time,
    message: { id: idOfNumber(number, 1) as never, from: { kind: from, name: from }, text: `${number}` },
  },
});
const said = (entries: ReturnType<typeof at>[]): ConversationView => {
  const view = wholeView(played(first, []));
  return { ...view, public: { ...view.public, entries } };
};

test("messages of one side within five minutes stand together; a day begins with a line of its own", () => {
  const minute = 60_000;
  const day = 86_400_000;
  const entries = [
    at(day, "visitor", 1),
    at(day + minute, "visitor", 2),
    at(day + 7 * minute, "visitor", 3),
    at(day + 8 * minute, "agent", 4),
    at(2 * day, "agent", 5),
    at(2 * day + minute, "agent", 6),
  ];
  const rows = rowsOf(said(entries));
  expect(rows.map(({ kind }) => kind)).toEqual([
    "day",
    "message",
    "message",
    "message",
    "message",
    "day",
    "message",
    "message",
  ]);
  const groups = rows
    .filter((row) => row.kind === "message")
    .map(({ text, first: begins, last }) => [text, begins, last]);
  expect(groups).toEqual([
    ["1", true, false],
    ["2", false, true],
    ["3", true, true],
    ["4", true, true],
    ["5", true, false],
    ["6", false, true],
  ]);
});

const agains = (order: Parameters<typeof played>[1]) =>
  rowsOf(wholeView(played(first, order))).flatMap((row) =>
    row.kind === "notice" && row.notice.isAgain ? row.key : [],
  );

test("only the newest invite that came to nothing can be made again from the timeline, while the conversation runs", () => {
  const talk = ["offers", "accepts"] as const;
  expect(agains([...talk, "invites", "rejects"])).toEqual(["video.rejected-4"]);
  expect(agains([...talk, "invites", "rejects", "says"])).toHaveLength(1);
  expect(agains([...talk, "invites", "expires", "invites", "cancels"])).toEqual(["video.cancelled-6"]);
  expect(agains([...talk, "invites", "expires", "invites"])).toEqual([]);
  expect(agains([...talk, "invites", "expires", "invites", "takes"])).toEqual([]);
  expect(agains([...talk, "asks-for-video", "expires"])).toHaveLength(1);
  expect(agains([...talk, "invites", "rejects", "ends"])).toEqual([]);
});

test("what was asked for can be withdrawn while it is open, and its answer carries what came", () => {
  const view = wholeView(played(first, ["offers", "accepts"]));
  const about = { conversation: first, at: 5_000, request: idOfNumber(1, 3) as RequestId, by: "agent" as const };
  const made = { type: "request.made" as const, ...about, kind: "photo" as const, expiresAt: 9_000 };
  const photo = { id: idOfNumber(1, 6) as UploadId, width: 4, height: 3, bytes: 12 };
  const answered = {
    type: "request.answered" as const,
    ...about,
    kind: "photo" as const,
    outcome: "granted" as const,
    photo,
  };
  const asked = withEvents(view, [made]);
  expect(rowsOf(asked).at(-1)).toMatchObject({ notice: { text: "notice.asked.photo" }, open: about.request });
  const rows = rowsOf(withEvents(asked, [answered])).filter(({ kind }) => kind === "notice");
  expect(rows.at(-2)).not.toHaveProperty("open");
  expect(rows.at(-1)).toMatchObject({ notice: { text: "notice.granted.photo" }, photo });
  const byVisitor = { ...made, kind: "share" as const, by: "visitor" as const };
  expect(rowsOf(withEvents(view, [byVisitor])).at(-1)).not.toHaveProperty("open");
});

function withEvents(view: ConversationView, events: readonly PublicEvent[]): ConversationView {
  const { head, entries, summary } = view.public;
  const more = events.map((event, index) => ({ seq: head + index + 1, event }));
  const page = {
    head: head + more.length,
    entries: [...entries, ...more],
    summary: events.reduce(summarisePublic, summary),
  };
  return { ...view, public: page };
}

test("what was answered, changed and taken back stands at its message, and the newest that is left says how far it has come", () => {
  const view = wholeView(played(first, ["says", "offers", "accepts", "answers"]));
  const said = view.public.entries.flatMap(({ event }) => (event.type === "chat.messageAdded" ? [event.message] : []));
  const [hers, mine] = [said[0]!, said.at(-1)!];
  const seq = view.public.head + 1;
  const more = (id: string, part: object) => ({
    type: "chat.messageAdded" as const,
    conversation: first,
    at: 9_000_000,
    message: { ...mine, id: id as typeof mine.id, ...part },
  });
  const entries = [
    ...view.public.entries,
    { seq, event: more("edited", { text: "Better", edited: 5, replyTo: hers.id }) },
    { seq: seq + 1, event: more("gone", { text: "", deleted: 6, replyTo: undefined }) },
    { seq: seq + 2, event: more("late", { from: hers.from, replyTo: "elsewhere" }) },
  ];
  const mark = { delivered: seq, deliveredAt: 7, read: 0, readAt: 0 };
  const rows = rowsOf({ ...view, public: { ...view.public, entries }, mark }).filter((row) => row.kind === "message");
  expect(
    rows.map(({ key, text, edited, deleted, quote, arrival }) => [
      key,
      text,
      edited,
      deleted,
      quote?.text,
      arrival?.is,
    ]),
  ).toEqual([
    [hers.id, hers.text, undefined, undefined, undefined, undefined],
    [mine.id, mine.text, undefined, undefined, undefined, undefined],
    ["edited", "Better", 5, undefined, hers.text, "delivered"],
    ["gone", "", undefined, 6, undefined, undefined],
    ["late", mine.text, undefined, undefined, null, undefined],
  ]);
});
