import fc from "fast-check";
import { expect, test } from "vitest";
import type { VisitorState } from "../../../src-shared/contracts/visitor.ts";
import { applyVisitor, greetVisitor, visitorCursors } from "../../../src-shared/contracts/visitor-state.ts";
import { logOf } from "../../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import { openSite } from "../../support/visitor-page.ts";
import { freshView, histories, idOfNumber, played, wholeView, type History } from "../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const second = idOfNumber(2) as ConversationId;

const visitor = (conversation: VisitorState["conversation"]): VisitorState => ({
  token: "t",
  site: { name: "Shop", welcome: "Hello" },
  ahead: null,
  seconds: null,
  availability: openSite,
  conversation,
});
const page = (history: History, head = history.public.length) => freshView(history, { public: head, staff: 0 }).public;

test("the law: an old page with the events since is a freshly fetched one, told live or filled in by hello", () => {
  fc.assert(
    fc.property(histories(), fc.nat(), (history, cut) => {
      const head = 1 + (cut % history.public.length);
      const held = visitor(page(history, head));
      const since = history.public.slice(head).map((event, index) => ({ seq: head + 1 + index, event }));
      const log = logOf(history.conversation, "public");
      let live = held;
      for (const { seq, event } of since) live = applyVisitor(live, { log, seq, event }).state;
      expect(live).toEqual(visitor(page(history)));
      const answer = { protocol: 1, epoch: "e", now: 0, beat: 0, state: visitor(null), missed: { [log]: since } };
      expect(greetVisitor(held, answer)).toEqual(visitor(page(history)));
    }),
  );
});

test("a hello that sends the page replaces what was held; one that sends none and fills in none forgets it", () => {
  const old = visitor(page(played(first, ["says"])));
  const fresh = visitor(page(played(second, [])));
  const answer = { protocol: 1, epoch: "e", now: 0, beat: 0, missed: {} };
  expect(greetVisitor(old, { ...answer, state: fresh })).toEqual(fresh);
  expect(greetVisitor(old, { ...answer, state: visitor(null) }).conversation).toBeNull();
});

test("the place in the queue is what was told last", () => {
  const state = visitor(null);
  expect(
    applyVisitor(state, { topic: "place", version: 1, event: { type: "place.changed", ahead: 2, seconds: 90 } }).state,
  ).toMatchObject({ ahead: 2, seconds: 90 });
});

test("another page of the same visitor began a conversation: it is shown here too, but never an older state of ours", () => {
  const history = played(first, ["says", "says"]);
  const opened = (head: number) => ({ type: "conversation.opened" as const, page: page(history, head) });
  const held = visitor(page(history));
  const place = { topic: "conversation", version: 1 };
  expect(applyVisitor(visitor(null), { ...place, event: opened(3) }).state.conversation).toEqual(page(history));
  expect(applyVisitor(held, { ...place, event: opened(2) }).state).toBe(held);
});

test("another conversation's log is passed over", () => {
  const held = visitor(page(played(first, [])));
  const event = { type: "conversation.ended", conversation: second, at: 1, by: "hub" } as const;
  expect(applyVisitor(held, { log: logOf(second, "public"), seq: 2, event }).state).toBe(held);
});

test("cursors name the public log alone", () => {
  const view = wholeView(played(first, ["offers", "accepts"]));
  expect(visitorCursors(visitor(view.public))).toEqual({ [logOf(first, "public")]: 2 });
  expect(visitorCursors(visitor(null))).toEqual({});
  expect(visitorCursors(null)).toEqual({});
});
