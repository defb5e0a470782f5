import { expect, test } from "vitest";
import { isOver, jsonLine, type Row, rowsOf, table } from "../../../scripts/bench/rows.ts";

const good: Row = {
  measure: "send",
  unit: "ms",
  ours: 3,
  peer: 2,
  ratio: 1.5,
  goal: 2,
  ok: true,
  judged: true,
  note: "5 rounds",
};
const bad: Row = { measure: "send", unit: "ms", ours: 5, peer: 2, ratio: 2.5, goal: 2, ok: false, judged: true };
const slow: Row = { measure: "p50", unit: "ms", ours: 30, peer: null, ratio: null, goal: 3, ok: false, judged: false };

test.each([
  ["a good ratio", [good], false],
  ["a bad ratio", [good, bad], true],
  ["a slow machine", [good, slow], false],
  ["nothing measured", [], true],
])("%s decides", (_name, rows, over) => {
  expect(isOver(rows)).toBe(over);
});

test("what is no figure is refused", () => {
  expect(rowsOf([good, slow])).toEqual([good, slow]);
  expect(() => rowsOf([{ ...good, ours: Number.NaN }])).toThrow();
  expect(() => rowsOf(undefined)).toThrow();
});

test("the table says what is over, and what is only told", () => {
  expect(table([good, bad, slow]).split("\n")).toEqual([
    "measure  ours   peer  ratio   goal",
    "send     3 ms   2 ms  1.50 ×  ≤ 2 ×   ok               5 rounds",
    "send     5 ms   2 ms  2.50 ×  ≤ 2 ×   OVER",
    "p50      30 ms  –     –       ≤ 3 ms  over, told only",
  ]);
});

test("the JSON line holds what the design names", () => {
  expect(JSON.parse(jsonLine("chat", [bad]))).toEqual({
    bench: "chat",
    rows: [{ measure: "send", ours: 5, unit: "ms", peer: 2, ratio: 2.5, goal: 2, ok: false }],
  });
});
