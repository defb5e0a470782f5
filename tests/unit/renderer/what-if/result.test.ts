import { expect, test } from "vitest";
import type { Fared, QuarterSum, Sums, WhatIf } from "../../../../src-shared/replay/model.ts";
import { linesOf, quartersOf } from "../../../../src-renderer/what-if/chart-points.ts";
import { differenceOf, type Measure, pointsBetween, valueWords } from "../../../../src-renderer/what-if/differences.ts";
import { notesOf } from "../../../../src-renderer/what-if/notes.ts";

const fared: Fared = {
  offered: 100,
  answered: 90,
  left: 6,
  refused: 4,
  stillWaiting: 0,
  meanWait: 65_000,
  p90Wait: 120_400,
  longestWait: null,
  serviceLevel: 0.8,
};

test.each<[Measure, number | null, string]>([
  ["offered", 1_234, "1234"],
  ["meanWait", 65_999, "1:05"],
  ["serviceLevel", 0.8349, "83.5 %"],
  ["longestWait", null, "–"],
])("%s of %s is shown as %s", (measure, value, words) => {
  expect(valueWords(measure, value)).toBe(words);
});

test.each<[Measure, Partial<Fared>, string | null, string | null]>([
  ["answered", { answered: 92 }, "+2", "better"],
  ["answered", { answered: 80 }, "−10", "worse"],
  ["left", { left: 3 }, "−3", "better"],
  ["refused", { refused: 9 }, "+5", "worse"],
  ["offered", { offered: 101 }, "+1", null],
  ["meanWait", { meanWait: 30_000 }, "−0:35", "better"],
  ["p90Wait", { p90Wait: 180_400 }, "+1:00", "worse"],
  ["serviceLevel", { serviceLevel: 0.842 }, "+4.2 points", "better"],
])("%s with %j differs by %s: %s", (measure, after, words, verdict) => {
  expect(differenceOf(measure, fared, { ...fared, ...after })).toEqual({ words, verdict });
});

test("what is shown as the same is said to be the same; what is missing is compared with nothing", () => {
  expect(differenceOf("meanWait", fared, { ...fared, meanWait: 65_900 })).toBeNull();
  expect(differenceOf("longestWait", fared, { ...fared, longestWait: 1_000 })).toBeNull();
  expect(differenceOf("serviceLevel", fared, { ...fared, serviceLevel: 0.8001 })).toBeNull();
  expect(pointsBetween(0.744, 0.696)).toBe("−4.8 points");
  expect(pointsBetween(null, 0.5)).toBeNull();
});

const hour = 3_600_000;
const eight = Date.UTC(2026, 10, 20, 8);
const at = (index: number, meanWait: number | null, serviceLevel: number | null = null): QuarterSum => ({
  at: eight + index * (hour / 4),
  offered: 5,
  meanWait,
  serviceLevel,
});
const frame = { width: 400, height: 100 };

test("quarters that follow each other are a line; one without a value is a gap, one alone a dot", () => {
  const { before, after, most } = linesOf(
    [at(0, 0), at(1, 30_000), at(2, null), at(3, 60_000)],
    [at(0, 15_000)],
    "meanWait",
    frame,
  );
  expect(most).toBe(60_000);
  expect(before).toBe("M50 100h0L150 50M350 0h0");
  expect(after).toBe("M50 75h0");
});

test("the scale ends at a round time, or where it is told to; hours stand where they are", () => {
  const day = Array.from({ length: 40 }, (_, index) => at(index, 61_000, 0.5));
  const waits = linesOf(day, [], "meanWait", frame);
  expect(waits.most).toBe(120_000);
  expect(waits.hours).toHaveLength(10);
  expect(waits.hours[0]).toEqual({ at: eight, x: 0 });
  expect(waits.hours[1]).toEqual({ at: eight + hour, x: 40 });
  expect(linesOf(day, [], "serviceLevel", frame, 1).before.startsWith("M5 50h0L15 50")).toBe(true);
  const night = Array.from({ length: 96 }, (_, index) => at(index, 1_000));
  expect(linesOf(night, [], "meanWait", frame).hours).toHaveLength(12);
});

test("a day without anybody has no lines and no hours", () => {
  expect(linesOf([], [], "meanWait", frame)).toMatchObject({ before: "", after: "", hours: [] });
});

test("the table of the charts has every quarter of either run", () => {
  const rows = quartersOf([at(0, 1), at(2, 2)], [at(1, 3), at(2, 4)]);
  expect(rows.map(({ before, after }) => [before?.meanWait ?? null, after?.meanWait ?? null])).toEqual([
    [1, null],
    [null, 3],
    [2, 4],
  ]);
});

test("beside a result stands what was guessed, with what, and how far it is off", () => {
  const sums: Sums = { all: fared, queues: [], quarters: [], occupancy: 0.5 };
  const answer: WhatIf = {
    recorded: { ...sums, all: { ...fared, answered: 88, meanWait: null } },
    before: sums,
    after: sums,
    basis: { left: 6, waited: 7_200_000, handled: 88, medianHandling: 240_000, medianAnswering: 4_900 },
    seed: 42,
  };
  const notes = notesOf(answer);
  expect(notes[0]).toContain("It answers 90 where 88 were answered, after 1:05 on average where it was –");
  expect(notes).toContain("Patience is guessed from the 6 visitors who gave up, in 2 hr of waiting altogether.");
  expect(notes.at(-1)).toContain("seed 42");
  const nobody = notesOf({ ...answer, basis: { ...answer.basis, left: 0, handled: 0 } });
  expect(nobody).toContain("Nobody gave up on that day, so nobody is taken to give up.");
  expect(nobody.some((note) => note.startsWith("No handling time was recorded"))).toBe(true);
});
