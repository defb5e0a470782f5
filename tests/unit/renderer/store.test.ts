import { expect, test } from "vitest";
import { applyEvent, applyGreeting } from "../../../src-renderer/apply-event.ts";
import { deskStore, type Store } from "../../../src-renderer/store.ts";
import {
  emptyDraft,
  expireTyping,
  keepDraft,
  keepOlder,
  keepWrapUp,
  markAnswering,
  markRead,
  openAccepted,
  openConversationView,
  openRoom,
  typingFor,
} from "../../../src-renderer/view.ts";
import { logOf } from "../../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { OfferId } from "../../../src-shared/queues/model.ts";
import { aDeskSnapshot } from "../../support/agent-state.ts";
import { byAnna, freshView, idOfNumber, maria, played, wholeView } from "../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const second = idOfNumber(2) as ConversationId;
const view = wholeView(played(first, ["offers", "accepts", "says"]));

function greeted(): Store {
  const store = deskStore();
  applyGreeting(store, { protocol: 1, epoch: "e", now: 0, beat: 0, state: aDeskSnapshot([view]), missed: {} });
  return store;
}
const typing = (from: typeof maria | typeof byAnna) => ({
  event: { type: "chat.typing", conversation: first, from } as const,
});
const message = (from: typeof maria | typeof byAnna, number: number) => ({
  log: logOf(first, "public"),
  seq: view.public.head + number,
  event: {
    type: "chat.messageAdded" as const,
    conversation: first,
    at: 9,
    message: { id: idOfNumber(90 + number, 1) as never, from, text: "x" },
  },
});

test("before main has answered, events change nothing", () => {
  const store = deskStore();
  const before = store.getState();
  expect(applyEvent(store, typing(maria), 0)).toBeUndefined();
  applyEvent(store, message(maria, 1), 0);
  expect(store.getState()).toEqual(before);
});

test("a gap names the conversation that must be read again, and the next entry is not taken", () => {
  const store = greeted();
  expect(applyEvent(store, message(maria, 2), 0)).toBe(first);
  expect(store.getState().desk!.hub!.conversations[0]).toBe(view);
  expect(applyEvent(store, message(maria, 1), 0)).toBeUndefined();
  expect(store.getState().desk!.hub!.conversations[0]!.public.head).toBe(view.public.head + 1);
});

test("an event that is held already draws nothing anew", () => {
  const store = greeted();
  const { desk } = store.getState();
  applyEvent(store, message(maria, 0), 0);
  expect(store.getState().desk).toBe(desk);
});

test("writing is shown for 6 s after it was heard last, until the message comes, and never our own", () => {
  const store = greeted();
  const isWriting = () => first in store.getState().view.typing;
  applyEvent(store, typing(byAnna), 0);
  expect(isWriting()).toBe(false);
  applyEvent(store, typing(maria), 1_000);
  applyEvent(store, typing(maria), 4_000);
  expireTyping(store, 1_000 + typingFor);
  expect(isWriting()).toBe(true);
  expireTyping(store, 4_000 + typingFor - 1);
  expect(isWriting()).toBe(true);
  expireTyping(store, 4_000 + typingFor);
  expect(isWriting()).toBe(false);
  applyEvent(store, typing(maria), 9_000);
  applyEvent(store, message(byAnna, 1), 9_100);
  expect(isWriting()).toBe(true);
  applyEvent(store, message(maria, 2), 9_200);
  expect(isWriting()).toBe(false);
});

test("what was read only grows", () => {
  const store = greeted();
  markRead(store, first, 3);
  markRead(store, first, 2);
  markRead(store, second, 1);
  expect(store.getState().view.read).toEqual({ [first]: 3, [second]: 1 });
});

test("drafts and wrap-ups stay with their conversation, whatever is opened and whatever main says", () => {
  const store = greeted();
  keepDraft(store, first, { message: "Half a sent" });
  keepDraft(store, first, { kind: "note", note: "Half a note" });
  keepWrapUp(store, second, { note: "Call back" });
  keepWrapUp(store, second, { outcome: "solved" });
  openConversationView(store, second);
  openRoom(store, "settings");
  applyGreeting(store, { protocol: 1, epoch: "f", now: 0, beat: 0, state: aDeskSnapshot([]), missed: {} });
  expect(store.getState().view.drafts[first]).toEqual({
    ...emptyDraft,
    kind: "note",
    message: "Half a sent",
    note: "Half a note",
  });
  expect(store.getState().view.wrapUps[second]).toEqual({ outcome: "solved", note: "Call back", values: {} });
});

test("an accepted conversation is awaited until it has come, in whichever order answer and event come", () => {
  const opened = { topic: "conversation", version: 1, event: { type: "conversation.opened", view } as const };
  const store = deskStore();
  applyGreeting(store, { protocol: 1, epoch: "e", now: 0, beat: 0, state: aDeskSnapshot([]), missed: {} });
  openAccepted(store, first);
  expect(store.getState().view).toMatchObject({ conversation: first, opening: first });
  applyEvent(store, opened, 0);
  expect(store.getState().view).toMatchObject({ conversation: first, opening: null });
  openAccepted(store, first);
  expect(store.getState().view.opening).toBeNull();
});

test("an offer is answered once at a time, and again after a refusal", () => {
  const store = greeted();
  const offer = idOfNumber(1, 3) as OfferId;
  markAnswering(store, offer, "accept");
  expect(store.getState().view.answering).toEqual({ [offer]: "accept" });
  markAnswering(store, offer, null);
  expect(store.getState().view.answering).toEqual({});
});

test("older pages are joined as they come", () => {
  const store = greeted();
  const history = played(first, ["offers", "accepts", "says", "answers", "says", "answers"]);
  const staff = history.staff.length;
  keepOlder(store, freshView(history, { public: 4, staff }, 2));
  keepOlder(store, freshView(history, { public: 2, staff }, 2));
  expect(store.getState().view.older[first]!.public.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
});
