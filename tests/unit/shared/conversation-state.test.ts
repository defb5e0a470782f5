import fc from "fast-check";
import { expect, test } from "vitest";
import { applyToConversation } from "../../../src-shared/conversations/apply.ts";
import { conversationState, type ConversationView } from "../../../src-shared/conversations/state.ts";
import { freshView, histories, idOfNumber, played, wholeView, type History } from "../../support/history.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";

const first = idOfNumber(1) as ConversationId;

/** What must be equal: the summaries, the heads, and the entries that the fetched page has. */
function normal(view: ConversationView, fetched: ConversationView) {
  const from = { public: fetched.public.entries[0]?.seq ?? Infinity, staff: fetched.staff.entries[0]?.seq ?? Infinity };
  return {
    public: { ...view.public, entries: view.public.entries.filter(({ seq }) => seq >= from.public) },
    staff: { ...view.staff, entries: view.staff.entries.filter(({ seq }) => seq >= from.staff) },
  };
}

/** A history, and how much of each log was written when the page was fetched. */
const cut = histories().chain((history) =>
  fc.record({
    history: fc.constant(history),
    heads: fc.record({
      public: fc.integer({ min: 1, max: history.public.length }),
      staff: fc.integer({ min: 0, max: history.staff.length }),
    }),
    size: fc.integer({ min: 1, max: 20 }),
  }),
);

function rest(history: History, view: ConversationView, staffFirst: boolean): ConversationView {
  let now = view;
  const staff = () => {
    for (let seq = view.staff.head + 1; seq <= history.staff.length; seq++)
      now = applyToConversation(now, "staff", seq, history.staff[seq - 1]!).view;
  };
  if (staffFirst) staff();
  for (let seq = view.public.head + 1; seq <= history.public.length; seq++)
    now = applyToConversation(now, "public", seq, history.public[seq - 1]!).view;
  if (!staffFirst) staff();
  return now;
}

test("the law: an old page with the events since is a freshly fetched one, whichever log is read first", () => {
  fc.assert(
    fc.property(cut, fc.boolean(), ({ history, heads, size }, staffFirst) => {
      const fresh = freshView(history, { public: history.public.length, staff: history.staff.length }, size);
      expect(normal(rest(history, freshView(history, heads, size), staffFirst), fresh)).toEqual(fresh);
    }),
  );
});

test("an entry that is held already changes nothing, not even the object", () => {
  fc.assert(
    fc.property(cut, ({ history, heads }) => {
      const view = freshView(history, heads);
      for (let seq = 1; seq <= heads.public; seq++)
        expect(applyToConversation(view, "public", seq, history.public[seq - 1]!)).toEqual({ view, gap: false });
      for (let seq = 1; seq <= heads.staff; seq++)
        expect(applyToConversation(view, "staff", seq, history.staff[seq - 1]!).view).toBe(view);
    }),
  );
});

test("an entry after a gap is not taken, and the gap is told", () => {
  fc.assert(
    fc.property(cut, fc.integer({ min: 2, max: 9 }), ({ history, heads }, ahead) => {
      const view = freshView(history, heads);
      const applied = applyToConversation(view, "public", heads.public + ahead, history.public.at(-1)!);
      expect(applied.view).toBe(view);
      expect(applied.gap).toBe(true);
    }),
  );
});

test("an event of a newer hub keeps its seq and its raw JSON, and the next one goes on after it", () => {
  const view = wholeView(played(first, ["offers", "accepts"]));
  const raw = { type: "mood.guessed", mood: "calm" };
  const { head } = view.public;
  const after = applyToConversation(view, "public", head + 1, { type: "unknown", raw });
  expect(after.gap).toBe(false);
  expect(after.view.public).toEqual({
    head: head + 1,
    summary: view.public.summary,
    entries: [...view.public.entries, { seq: head + 1, event: { type: "unknown", raw } }],
  });
  const ended = { type: "conversation.ended", conversation: first, at: 9_000, by: "visitor" } as const;
  const next = applyToConversation(after.view, "public", head + 2, ended);
  expect(next.view.public.summary).toMatchObject({ state: "ended", endedBy: "visitor", endedAt: 9_000 });
});

test.each([
  [[], "waiting"],
  [["offers"], "offered"],
  [["offers", "loses"], "waiting"],
  [["offers", "accepts"], "active"],
  [["offers", "accepts", "ends"], "wrap-up"],
  [["offers", "accepts", "ends", "closes"], "closed"],
] as const)("after %j it is %s", (order, state) => {
  expect(conversationState(wholeView(played(first, order)))).toBe(state);
});

test.each([
  [["invites"], { invite: { id: idOfNumber(3, 4) }, call: null }],
  [["invites", "rejects"], { invite: null, call: null }],
  [["invites", "cancels"], { invite: null, call: null }],
  [["invites", "expires"], { invite: null, call: null }],
  [["invites", "takes"], { invite: null, call: { id: idOfNumber(4, 5), present: [] } }],
  [["invites", "takes", "joins", "joins"], { invite: null, call: { present: ["agent", "visitor"] } }],
  [["invites", "takes", "joins", "joins", "joins"], { invite: null, call: { present: ["agent", "visitor"] } }],
  [["invites", "takes", "joins", "joins", "leaves"], { invite: null, call: { present: ["visitor"] } }],
  [["invites", "takes", "hangs-up"], { invite: null, call: null }],
  [["invites", "takes", "hangs-up", "invites"], { invite: { id: idOfNumber(6, 4) }, call: null }],
] as const)("video after %j", (order, video) => {
  expect(wholeView(played(first, ["offers", "accepts", ...order])).public.summary).toMatchObject(video);
});

test("an old invite's end does not take a newer invite away", () => {
  const view = wholeView(played(first, ["offers", "accepts", "invites"]));
  const late = { type: "video.expired", conversation: first, at: 9_000, invite: idOfNumber(77, 4) } as const;
  const after = applyToConversation(view, "public", view.public.head + 1, late as never).view;
  expect(after.public.summary.invite).toEqual(view.public.summary.invite);
});
