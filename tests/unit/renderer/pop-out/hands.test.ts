import { expect, test } from "vitest";
import { compose, composingOf } from "../../../../src-renderer/chat/composing.ts";
import { handsIn, handsOf, takeHands } from "../../../../src-renderer/pop-out/hands.ts";
import { deskStore } from "../../../../src-renderer/store.ts";
import { trayOf, trays } from "../../../../src-renderer/uploads/trays.ts";
import { keepDraft, keepWrapUp, markRead } from "../../../../src-renderer/view.ts";
import type { MessageId } from "../../../../src-shared/chat/model.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import type { UploadId } from "../../../../src-shared/uploads/model.ts";
import { idOfNumber } from "../../../support/history.ts";

const conversation = idOfNumber(1) as ConversationId;
const upload = { id: idOfNumber(7) as UploadId, name: "blue.png", size: 12 };

test("what is in hand goes from window to window as it is, once", () => {
  const here = deskStore();
  keepDraft(here, conversation, { kind: "note", message: "We do", note: "asks for blue", at: { message: 5, note: 7 } });
  keepWrapUp(here, conversation, { note: "two blues" });
  markRead(here, conversation, 4);
  compose(conversation, { replyTo: idOfNumber(3) as MessageId });
  trays.setState({ [conversation]: [{ ...upload, sending: { state: "judging" } }] });
  here.setState({
    outbox: {
      [conversation]: [{ id: "m", kind: "message", text: "Hello", at: 3, state: "sending", fault: null, more: {} }],
    },
  });
  const words = JSON.stringify(handsOf(here, conversation));

  const there = deskStore();
  compose(conversation, {});
  trays.setState({ [conversation]: [] });
  takeHands(there, conversation, handsIn(words)!);
  expect(JSON.stringify(handsOf(there, conversation))).toBe(words);
  expect(composingOf(conversation)).toEqual({ replyTo: idOfNumber(3) });
  expect(trayOf(conversation)).toEqual([{ ...upload, sending: { state: "judging" } }]);
  expect(there.getState().view.drafts[conversation]?.aside).toBeUndefined();

  // Sent there: nothing of it is left here.
  keepDraft(there, conversation, { message: "" });
  there.setState({ outbox: {} });
  takeHands(here, conversation, handsOf(there, conversation));
  expect(here.getState().view.drafts[conversation]?.message).toBe("");
  expect(here.getState().outbox).toEqual({});
});

test("what was seen here stays seen, and a strange text is nothing", () => {
  const store = deskStore();
  markRead(store, conversation, 9);
  takeHands(store, conversation, { ...handsOf(deskStore(), conversation), read: 2 });
  expect(store.getState().view.read[conversation]).toBe(9);
  for (const words of [null, "", "{", "{}", '{"draft":1}']) expect(handsIn(words)).toBeUndefined();
});
