import { expect, test } from "vitest";
import type { MessageId } from "../../../src-shared/chat/model.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import {
  accepted,
  arrived,
  discarded,
  failed,
  nextOf,
  outboxFrom,
  outboxText,
  put,
  tryAgain,
} from "../../../src-visitor/chat/outbox.ts";
import { idOfNumber } from "../../support/history.ts";
import { pageOf } from "../../support/visitor-page.ts";

const one = idOfNumber(1, 7) as MessageId;
const two = idOfNumber(2, 7) as MessageId;
const conversation = idOfNumber(1) as ConversationId;
const fault = { code: "unavailable", reason: "disk-full" } as const;

test("messages go out one after another, in the visitor's order, and a failed one waits for him", () => {
  const outbox = put(put([], one, "a", 1), two, "b", 2);
  expect(nextOf(outbox)?.id).toBe(one);
  const after = failed(outbox, one, fault);
  expect(nextOf(after)?.id).toBe(two);
  expect(nextOf(accepted(after, two))).toBeUndefined();
  expect(nextOf(tryAgain(after, one))).toMatchObject({ id: one, text: "a", fault: null });
});

test("what stands in the log is not shown twice", () => {
  const outbox = put(put([], one, "a", 1), two, "b", 2);
  const page = pageOf(conversation, [
    {
      type: "chat.messageAdded",
      conversation,
      at: 5,
      message: { id: one, from: { kind: "visitor", name: "" }, text: "a" },
    },
  ]);
  expect(arrived(outbox, page).map(({ id }) => id)).toEqual([two]);
  expect(arrived(outbox.slice(1), page)).toStrictEqual(outbox.slice(1));
});

test("a reload brings back what was not acknowledged, under the same ids", () => {
  const outbox = accepted(failed(put(put([], one, "a", 1), two, "b", 2), one, fault), two);
  const back = outboxFrom(outboxText(outbox));
  expect(back).toEqual([{ id: one, text: "a", at: 1, state: "failed", fault }]);
  expect(outboxText([])).toBeNull();
});

test.each([null, "", "{", "{}", '[{"id":"x"}]'])("a kept outbox that reads %j is an empty one", (text) => {
  expect(outboxFrom(text)).toEqual([]);
});

test("what was refused can be given up, what is on its way cannot", () => {
  const outbox = failed(put(put([], one, "a", 1), two, "b", 2), one, fault);
  expect(discarded(discarded(outbox, one), two).map(({ id }) => id)).toEqual([two]);
});
