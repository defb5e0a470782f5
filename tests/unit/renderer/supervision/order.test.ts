import { expect, test } from "vitest";
import { byNumber, byText, held, isSameOrder, pressed, sorted } from "../../../../src-renderer/supervision/order.ts";

const rows = (...ids: string[]) => ids.map((id) => ({ id }));
const ids = (list: ReadonlyArray<{ id: string }>) => list.map(({ id }) => id);

test("rows are sorted both ways, and equal ones always stand in the same order", () => {
  const list = [
    { id: "c", wait: 1 },
    { id: "a", wait: 2 },
    { id: "b", wait: 1 },
  ];
  const byWait = (a: { wait: number }, b: { wait: number }) => byNumber(a.wait, b.wait);
  expect(ids(sorted(list, byWait, false))).toEqual(["b", "c", "a"]);
  expect(ids(sorted(list, byWait, true))).toEqual(["a", "b", "c"]);
});

test("what there is none of comes last; names go by their numbers, without regard to case", () => {
  expect([3, null, 1].toSorted(byNumber)).toEqual([1, 3, null]);
  expect(["agent 10", "Agent 9", "beta"].toSorted(byText)).toEqual(["Agent 9", "agent 10", "beta"]);
});

test("a held order keeps every row where it was: who is new comes last, who is gone leaves his place", () => {
  const fresh = rows("d", "b", "a");
  expect(ids(held(["a", "b", "c"], fresh))).toEqual(["a", "b", "d"]);
  expect(isSameOrder(held(["a", "b", "c"], fresh), fresh)).toBe(false);
  expect(isSameOrder(held(["d", "b"], fresh), fresh)).toBe(true);
  expect(held(["a"], [])).toEqual([]);
});

test("a column that is pressed again turns round, another one begins upwards", () => {
  expect(pressed({ column: "name", isDown: false }, "name")).toEqual({ column: "name", isDown: true });
  expect(pressed({ column: "name", isDown: true }, "wait")).toEqual({ column: "wait", isDown: false });
});
