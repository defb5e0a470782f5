import { expect, test } from "vitest";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { inOrder, overviewOf } from "../../../../src-renderer/conversations/overview.ts";
import { idOfNumber, played, wholeView } from "../../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const taken = ["offers", "accepts"] as const;
const after = (...order: Parameters<typeof played>[1]) => wholeView(played(first, [...taken, ...order]));
// `played` gives the step number `n` the time 1,000 + 700 n; the first two steps are `taken`.
const atStep = (step: number) => 1_000 + 700 * (step + 2);

test("a visitor waits since his first message that has no answer, however often he writes again", () => {
  expect(overviewOf(after(), 0).waitingSince).toBeNull();
  expect(overviewOf(after("says", "says"), 0).waitingSince).toBe(atStep(1));
  expect(overviewOf(after("says", "answers"), 0).waitingSince).toBeNull();
  expect(overviewOf(after("says", "answers", "says", "says"), 0).waitingSince).toBe(atStep(3));
});

test("after the end nobody waits for an answer", () => {
  const row = overviewOf(after("says", "ends"), 0);
  expect(row).toMatchObject({ state: "wrap-up", waitingSince: null, endedAt: atStep(2) });
});

test("unread is what the visitor wrote after what was seen and after our last answer", () => {
  // seq 1 started, 2 accepted, then the messages.
  expect(overviewOf(after("says", "says"), 0).unread).toBe(2);
  expect(overviewOf(after("says", "says"), 3).unread).toBe(1);
  expect(overviewOf(after("says", "says"), 4).unread).toBe(0);
  expect(overviewOf(after("says", "answers", "says"), 0).unread).toBe(1);
  expect(overviewOf(after("says", "answers"), 0).unread).toBe(0);
});

test("the last words say whose they are", () => {
  expect(overviewOf(after("says"), 0)).toMatchObject({ lastWords: "Words 3", lastIsMine: false });
  expect(overviewOf(after("says", "answers"), 0)).toMatchObject({ lastWords: "Words 4", lastIsMine: true });
  expect(overviewOf(after("invites", "takes"), 0)).toMatchObject({ lastWords: "", inCall: true });
});

test("the list is in the order in which conversations were taken, and writing changes nothing in it", () => {
  const one = wholeView(played(idOfNumber(1) as ConversationId, ["says", ...taken]));
  const two = wholeView(played(idOfNumber(2) as ConversationId, [...taken, "says", "says"]));
  expect(inOrder([one, two]).map((view) => view.public.summary.id)).toEqual([idOfNumber(2), idOfNumber(1)]);
  expect(inOrder([two, one])).toEqual(inOrder([one, two]));
});
