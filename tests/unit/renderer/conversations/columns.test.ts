import fc from "fast-check";
import { expect, test } from "vitest";
import { shared } from "../../../../src-renderer/conversations/column-widths.ts";
import {
  closed,
  type Columns,
  living,
  mostColumns,
  neighbour,
  openColumns,
  opened,
  openedBeside,
} from "../../../../src-renderer/conversations/columns.ts";
import { emptyView, deskStore } from "../../../../src-renderer/store.ts";
import { keepView } from "../../../../src-renderer/kept-view.ts";
import { closeColumn, openBeside, openConversationView, weighColumns } from "../../../../src-renderer/view.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";

const ids = [1, 2, 3, 4, 5, 6].map((number) => `00000000-0000-4000-8000-00000000000${number}` as ConversationId);
const [a, b, c, d, e] = ids as [ConversationId, ConversationId, ConversationId, ConversationId, ConversationId];
const none: Columns = { columns: [], conversation: null };

test("one opens beside another at its right, goes to where it stands, and takes the place of the one worked in", () => {
  const two = openedBeside(opened(none, a), b)!;
  expect(two).toEqual({ columns: [a, b], conversation: b });
  expect(openedBeside(opened(two, a), c)).toEqual({ columns: [a, c, b], conversation: c });
  expect(opened(two, a)).toEqual({ columns: [a, b], conversation: a });
  expect(opened(two, c)).toEqual({ columns: [a, c], conversation: c });
  expect(neighbour(two, 1)).toBe(a);
  expect(neighbour(two, -1)).toBe(a);
});

test("there is no fifth; closing one goes on with its neighbour, and the last one stays", () => {
  const four = [a, b, c, d].reduce((now: Columns, id) => openedBeside(now, id)!, none);
  expect(openedBeside(four, e)).toBeUndefined();
  expect(openedBeside(four, b)).toEqual({ columns: [a, b, c, d], conversation: b });
  expect(closed(four, d)).toEqual({ columns: [a, b, c], conversation: c });
  expect(closed(four, a)).toEqual({ columns: [b, c, d], conversation: d });
  expect(closed(opened(none, a), a)).toEqual(opened(none, a));
  expect(living(four, [b])).toEqual({ columns: [b, d], conversation: d });
  expect(living(four, [])).toEqual({ columns: [], conversation: d });
});

const act = fc.record({ what: fc.constantFrom("open", "beside", "close", "gone"), id: fc.constantFrom(...ids) });

test("whatever is opened, closed or over: at most four, none twice, and the one worked in is among them", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let now = none;
      for (const { what, id } of acts) {
        if (what === "open") now = opened(now, id);
        if (what === "beside") now = openedBeside(now, id) ?? now;
        if (what === "close") now = closed(now, id);
        if (what === "gone")
          now = living(
            now,
            ids.filter((one) => one !== id),
          );
        const open = openColumns(now);
        expect(open.length).toBeLessThanOrEqual(mostColumns);
        expect(new Set(open).size).toBe(open.length);
        expect(now.conversation === null || open.includes(now.conversation)).toBe(true);
        expect(now.columns.length).not.toBe(1);
      }
    }),
  );
});

test("columns and their widths are there again after a reload", () => {
  const shelf = new Map<string, string>();
  const kept = {
    getItem: (name: string) => shelf.get(name) ?? null,
    setItem: (name: string, words: string) => void shelf.set(name, words),
  };
  const before = deskStore();
  keepView(before, kept);
  // As long as main has not said what there is, nothing is thought gone.
  before.setState({ view: { ...emptyView, columns: [a], conversation: a } });
  openConversationView(before, a);
  expect([openBeside(before, b), openBeside(before, c)]).toEqual([true, true]);
  weighColumns(before, { [a]: 1.5, [b]: 0.5 });
  closeColumn(before, c);
  const after = deskStore();
  keepView(after, kept);
  expect(after.getState().view).toMatchObject({ columns: [a, b], conversation: b, widths: { [a]: 1.5, [b]: 0.5 } });
});

test.each([
  [2, 0.5, [1, 1]],
  [2, 0.05, [0.4, 1.6]],
  [3, 0.99, [2.4, 0.6]],
])("two that weigh %d, the left one %d of it", (sum, to, expected) => {
  shared(sum, to).forEach((weight, index) => expect(weight).toBeCloseTo(expected[index]!));
});
