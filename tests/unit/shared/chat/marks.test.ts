import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { furthest, grown, noMark } from "../../../../src-shared/chat/grown.ts";
import { marking, newestOf } from "../../../../src-shared/chat/marking.ts";
import { arrivalOf, type Mark } from "../../../../src-shared/chat/marks.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { handClock } from "../../../support/hand-clock.ts";

const reached = fc.record({ delivered: fc.nat(50), read: fc.nat(50) });

test("a mark only grows, in whatever order and however often what was reached is told", () => {
  fc.assert(
    fc.property(fc.array(reached, { maxLength: 20 }), fc.nat(), (told, seed) => {
      const shuffled = told.toSorted((a, b) => ((a.delivered * 31 + a.read + seed) % 7) - ((b.delivered + seed) % 7));
      const fold = (all: typeof told) => all.reduce<Mark>((mark, one, at) => grown(mark, one, at + 1), noMark);
      const [one, other] = [fold(told), fold([...shuffled, ...told])];
      expect([one.delivered, one.read]).toEqual([other.delivered, other.read]);
      expect(one.read).toBeLessThanOrEqual(one.delivered);
      expect(grown(one, told.at(-1) ?? noMark, 99)).toBe(one);
    }),
  );
});

test("of several participants the furthest counts, since the first of them was there", () => {
  const one = { delivered: 5, deliveredAt: 10, read: 3, readAt: 12 };
  const other = { delivered: 5, deliveredAt: 7, read: 4, readAt: 20 };
  expect(furthest([one, other])).toEqual({ delivered: 5, deliveredAt: 7, read: 4, readAt: 20 });
  expect(furthest([other, one])).toEqual(furthest([one, other]));
  expect(furthest([])).toEqual(noMark);
});

test.each([
  [3, undefined, "sent", null],
  [5, { delivered: 4, deliveredAt: 1, read: 4, readAt: 2 }, "sent", null],
  [4, { delivered: 4, deliveredAt: 1, read: 3, readAt: 2 }, "delivered", 1],
  [3, { delivered: 4, deliveredAt: 1, read: 3, readAt: 2 }, "read", 2],
] as const)("a message at %i with %o is %s", (seq, mark, is, at) => {
  expect(arrivalOf(seq, mark)).toEqual({ is, at });
});

test("what is told to the hub: at once, then once a second, the newest; and again when it could not be told", async () => {
  const clock = handClock();
  const tell = vi.fn<(conversation: ConversationId, at: unknown) => Promise<unknown>>(async () => ({}));
  const mark = marking(clock, tell);
  const one = "one" as ConversationId;
  mark(one, { delivered: 0, read: 0 });
  expect(tell).not.toHaveBeenCalled();
  for (const seq of [1, 2, 3, 4]) mark(one, { delivered: seq, read: seq - 1 });
  await clock.advance(999);
  expect(tell.mock.calls).toEqual([[one, { delivered: 1, read: 0 }]]);
  await clock.advance(1);
  expect(tell.mock.lastCall).toEqual([one, { delivered: 4, read: 3 }]);
  await clock.advance(5_000);
  mark(one, { delivered: 4, read: 3 });
  expect(tell).toHaveBeenCalledTimes(2);
  tell.mockRejectedValueOnce(new Error("lost"));
  mark(one, { delivered: 5, read: 5 });
  await clock.advance(2_000);
  mark(one, { delivered: 5, read: 5 });
  expect(tell).toHaveBeenCalledTimes(4);
});

test("the newest of theirs, up to what was on the screen", () => {
  const said = (seq: number, kind: string) => ({
    seq,
    event: { type: "chat.messageAdded", message: { from: { kind } } },
  });
  const entries = [said(1, "visitor"), said(2, "agent"), said(4, "visitor"), { seq: 5, event: { type: "other" } }];
  const isVisitors = (kind: string) => kind === "visitor";
  expect([9, 4, 3, 0].map((most) => newestOf(entries, isVisitors, most))).toEqual([4, 4, 1, 0]);
});
