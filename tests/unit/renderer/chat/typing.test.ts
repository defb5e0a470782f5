import { expect, test } from "vitest";
import { typingTold } from "../../../../src-renderer/chat/typing.ts";
import type { DeskAsk } from "../../../../src-renderer/desk-ask.ts";
import { refuse } from "../../../../src-shared/rpc/fault.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { handClock } from "../../../support/hand-clock.ts";
import { idOfNumber } from "../../../support/history.ts";

test("the visitor is told at most once in 3 s, and a lost link breaks nothing", async () => {
  const clock = handClock();
  const asked: string[] = [];
  const ask: DeskAsk = (name) => {
    asked.push(name);
    return Promise.reject(refuse("unavailable", "link-lost"));
  };
  const tell = typingTold(ask, clock, idOfNumber(1) as ConversationId);
  for (let key = 0; key < 29; key++) {
    tell();
    await clock.advance(100);
  }
  expect(asked).toEqual(["chat.typing"]);
  await clock.advance(100);
  tell();
  expect(asked).toEqual(["chat.typing", "chat.typing"]);
});
