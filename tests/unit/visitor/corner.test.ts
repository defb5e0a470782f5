import { expect, test } from "vitest";
import { cornerAt, cornerBy, cornerFrom } from "../../../src-visitor/video/corner.ts";

const stage = { width: 400, height: 300 };

test.each([
  [10, 10, false, "start-start"],
  [390, 10, false, "start-end"],
  [10, 290, false, "end-start"],
  [390, 290, false, "end-end"],
  [10, 10, true, "start-end"],
  [390, 290, true, "end-start"],
] as const)("at %i, %i (right to left: %s) it is %s", (x, y, rtl, corner) => {
  expect(cornerAt(x, y, stage, rtl)).toBe(corner);
});

test.each([
  ["ArrowUp", "end-end", false, "start-end"],
  ["ArrowDown", "start-start", false, "end-start"],
  ["ArrowLeft", "start-end", false, "start-start"],
  ["ArrowRight", "start-start", false, "start-end"],
  ["ArrowLeft", "start-start", true, "start-end"],
  ["Tab", "start-start", false, undefined],
] as const)("%s from %s (right to left: %s) leads to %s", (key, corner, rtl, next) => {
  expect(cornerBy(key, corner, rtl)).toBe(next);
});

test("what was kept and is no corner is the usual one", () => {
  expect([null, "", "middle", "end-start"].map(cornerFrom)).toEqual([
    "start-end",
    "start-end",
    "start-end",
    "end-start",
  ]);
});
