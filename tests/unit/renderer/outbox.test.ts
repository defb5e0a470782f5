import { expect, test } from "vitest";
import { applyEvent, applyGreeting } from "../../../src-renderer/apply-event.ts";
import type { DeskAsk } from "../../../src-renderer/desk-ask.ts";
import { discard, sendAgain, sendText, type Sender } from "../../../src-renderer/outbox.ts";
import { deskStore } from "../../../src-renderer/store.ts";
import type { DeskSnapshot } from "../../../src-shared/contracts/desk.ts";
import type { MessageId } from "../../../src-shared/chat/model.ts";
import { logOf } from "../../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import { FaultError, refuse } from "../../../src-shared/rpc/fault.ts";
import { aDeskSnapshot } from "../../support/agent-state.ts";
import { handClock, turns } from "../../support/hand-clock.ts";
import { anna, byAnna, idOfNumber, played, wholeView } from "../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const second = idOfNumber(2) as ConversationId;

interface Asked {
  readonly name: string;
  readonly input: { id: string; text: string };
  readonly key: string | undefined;
  readonly answer: () => void;
  readonly refuse: (error: FaultError) => void;
}

function window() {
  const store = deskStore();
  const asked: Asked[] = [];
  const ask = ((name: string, input: Asked["input"], key?: string) =>
    new Promise<unknown>((resolve, reject) => {
      asked.push({ name, input, key, answer: () => resolve({ seq: 0, at: 0 }), refuse: reject });
    })) as unknown as DeskAsk;
  const sender: Sender = { store, ask, machine: handClock() };
  const snapshot = aDeskSnapshot([first, second].map((id) => wholeView(played(id, ["offers", "accepts"]))));
  greet(snapshot);
  return { store, asked, sender, greet, arrive, items: (id = first) => store.getState().outbox[id] ?? [] };

  function greet(state: DeskSnapshot): void {
    applyGreeting(store, { protocol: 1, epoch: "e", now: 0, beat: 0, state, missed: {} });
  }
  /** The message's event, as the hub tells it. */
  function arrive(id: string, text: string, conversation = first): void {
    const event = {
      type: "chat.messageAdded",
      conversation,
      at: 9,
      message: { id: id as MessageId, from: byAnna, text },
    } as const;
    const view = store.getState().desk!.hub!.conversations.find((held) => held.public.summary.id === conversation)!;
    applyEvent(store, { event, log: logOf(conversation, "public"), seq: view.public.head + 1 }, 0);
  }
}

test("a message is on its way until its own event has come: the answer alone does not take it off the screen", async () => {
  const { sender, asked, items, arrive } = window();
  const sent = sendText(sender, first, "message", "Hello");
  expect(items()).toMatchObject([{ kind: "message", text: "Hello", state: "sending", fault: null }]);
  expect(asked[0]).toMatchObject({ name: "chat.send", input: { conversation: first, text: "Hello" } });
  asked[0]!.answer();
  await sent;
  expect(items()).toHaveLength(1);
  arrive(idOfNumber(99, 1), "Another's");
  expect(items()).toHaveLength(1);
  arrive(asked[0]!.input.id, "Hello");
  expect(items()).toEqual([]);
});

test("an event that comes before the answer takes it off for good", async () => {
  const { sender, asked, items, arrive } = window();
  const sent = sendText(sender, first, "message", "Hello");
  arrive(asked[0]!.input.id, "Hello");
  expect(items()).toEqual([]);
  asked[0]!.answer();
  await sent;
  expect(items()).toEqual([]);
});

test("what was refused stays, says why, and is sent again only by hand, with the same id and key", async () => {
  const { sender, asked, items, arrive } = window();
  const sent = sendText(sender, first, "message", "Hello");
  asked[0]!.refuse(refuse("too-fast", "too-fast", { retryAfter: 1_000 }));
  await sent;
  expect(items()).toMatchObject([{ state: "failed", fault: { code: "too-fast", retryAfter: 1_000 } }]);
  await turns();
  expect(asked).toHaveLength(1);
  const again = sendAgain(sender, first, items()[0]!.id);
  expect(items()).toMatchObject([{ state: "sending", fault: null }]);
  expect(asked[1]).toMatchObject({ name: "chat.send", input: asked[0]!.input, key: asked[0]!.key });
  arrive(asked[1]!.input.id, "Hello");
  asked[1]!.answer();
  await again;
  expect(items()).toEqual([]);
});

test("what is on its way cannot be sent a second time", async () => {
  const { sender, asked, items } = window();
  void sendText(sender, first, "message", "Hello");
  await sendAgain(sender, first, items()[0]!.id);
  expect(asked).toHaveLength(1);
});

test("a refusal that comes after the event, or after discarding, brings nothing back", async () => {
  const { sender, store, asked, items, arrive } = window();
  const one = sendText(sender, first, "message", "One");
  const two = sendText(sender, first, "message", "Two");
  arrive(asked[0]!.input.id, "One");
  discard(store, first, asked[1]!.input.id);
  for (const { refuse: reject } of asked) reject(refuse("unavailable", "link-stopped"));
  await Promise.all([one, two]);
  expect(items()).toEqual([]);
});

test("messages keep their order, and conversations are apart", () => {
  const { sender, asked, items, arrive } = window();
  for (const words of ["One", "Two", "Three"]) void sendText(sender, first, "message", words);
  void sendText(sender, second, "message", "Elsewhere");
  arrive(asked[1]!.input.id, "Two");
  expect(items().map(({ text }) => text)).toEqual(["One", "Three"]);
  expect(items(second).map(({ text }) => text)).toEqual(["Elsewhere"]);
});

test("after a new hello what has arrived meanwhile is off, and the rest is still on its way", () => {
  const { sender, asked, items, greet } = window();
  void sendText(sender, first, "message", "One");
  void sendText(sender, first, "message", "Two");
  const view = wholeView(played(first, ["offers", "accepts"]));
  const event = {
    type: "chat.messageAdded",
    conversation: first,
    at: 9,
    message: { id: asked[0]!.input.id as MessageId, from: byAnna, text: "One" },
  } as const;
  const head = view.public.head + 1;
  greet(
    aDeskSnapshot([
      { ...view, public: { ...view.public, head, entries: [...view.public.entries, { seq: head, event }] } },
    ]),
  );
  expect(items().map(({ text }) => text)).toEqual(["Two"]);
});

test("a note goes its own way, and leaves with its own event", () => {
  const { sender, store, asked, items } = window();
  void sendText(sender, first, "note", "Call back");
  expect(asked[0]).toMatchObject({ name: "note.add", input: { conversation: first, text: "Call back" } });
  const view = store.getState().desk!.hub!.conversations[0]!;
  const note = { id: asked[0]!.input.id, by: anna, text: "Call back" };
  const event = { type: "note.added", conversation: first, at: 9, after: view.public.head, note } as const;
  applyEvent(store, { event, log: logOf(first, "staff"), seq: view.staff.head + 1 }, 0);
  expect(items()).toEqual([]);
});
