import { expect, test } from "vitest";
import { emptyView } from "../../../../src-renderer/store.ts";
import { hasNews, newest, news } from "../../../../src-renderer/whats-new/news.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { aDeskSnapshot } from "../../../support/agent-state.ts";
import { idOfNumber, played, wholeView } from "../../../support/history.ts";

const talk = ["offers", "accepts"] as const;
function deskIn(steps: Parameters<typeof played>[1], newsSeen: number) {
  const desk = aDeskSnapshot([wholeView(played(idOfNumber(1) as ConversationId, steps))]);
  return { desk: { ...desk, settings: { ...desk.settings, newsSeen } }, view: emptyView };
}

test.each([
  ["a chat, unseen", talk, 0, true],
  ["a chat, seen", talk, newest, false],
  ["a chat, seen by a newer desk", talk, newest + 3, false],
  ["a call, unseen", [...talk, "invites", "takes"], 0, false],
  ["a visitor who calls, unseen", [...talk, "asks-for-video"], 0, false],
  ["after a call, unseen", [...talk, "invites", "takes", "hangs-up"], 0, true],
] as const)("news in %s", (_case, steps, seen, isShown) => {
  expect(hasNews(deskIn(steps, seen))).toBe(isShown);
});

test("there is no dot before main has answered", () => {
  expect(hasNews({ desk: null })).toBe(false);
});

test("the newest comes first, and no number is given twice", () => {
  const numbers = news.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => b - a));
});
