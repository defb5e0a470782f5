import fc from "fast-check";
import { expect, test } from "vitest";
import { joined, moreBefore, wholeOf } from "../../../../src-renderer/chat/entries.ts";
import { freshView, histories, wholeView } from "../../../support/history.ts";

const seqs = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({ seq: from + index }));

test.each([
  ["parts that meet", seqs(1, 3), seqs(4, 6), seqs(1, 6)],
  ["parts that overlap", seqs(1, 5), seqs(4, 6), seqs(1, 6)],
  ["parts with a gap: the newer one", seqs(1, 3), seqs(5, 6), seqs(5, 6)],
  ["a newer part inside the older one", seqs(1, 6), seqs(3, 4), seqs(1, 6)],
  ["nothing older", [], seqs(5, 6), seqs(5, 6)],
  ["nothing newer", seqs(1, 2), [], seqs(1, 2)],
])("%s", (_name, older, newer, all) => {
  expect(joined(older, newer)).toEqual(all);
});

test("a conversation read back page by page is the whole one", () => {
  fc.assert(
    fc.property(histories(), fc.integer({ min: 1, max: 7 }), (history, size) => {
      const whole = wholeView(history);
      const heads = { public: history.public.length, staff: history.staff.length };
      const held = { ...freshView(history, heads, size), staff: whole.staff };
      let view = held;
      for (let before = moreBefore(view); before !== undefined; before = moreBefore(view)) {
        const page = { ...freshView(history, { ...heads, public: before - 1 }, size), staff: whole.staff };
        view = wholeOf(view, page);
      }
      expect(view).toEqual(whole);
    }),
  );
});
