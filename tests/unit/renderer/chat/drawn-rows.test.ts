import fc from "fast-check";
import { expect, test } from "vitest";
import { drawnWith, inSight, movedTo } from "../../../../src-renderer/chat/drawn-rows.ts";
import { rowSums } from "../../../../src-renderer/chat/row-sums.ts";

const heights = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 });
const changes = fc.array(fc.record({ row: fc.nat(200), height: fc.integer({ min: 1, max: 400 }) }), { maxLength: 20 });

test("sums of heights are those of adding them one by one, also after some have changed", () => {
  fc.assert(
    fc.property(heights, changes, fc.nat(30_000), (all, later, distance) => {
      const plain = [...all];
      const sums = rowSums(Float64Array.from(all));
      for (const { row, height } of later) {
        plain[row % all.length] = height;
        sums.set(row % all.length, height);
      }
      const tops = plain.map((_, index) => plain.slice(0, index).reduce((sum, one) => sum + one, 0));
      const whole = plain.reduce((sum, one) => sum + one, 0);
      expect(plain.map((_, index) => sums.topOf(index))).toEqual(tops);
      expect(sums.total).toBe(whole);
      expect(sums.topOf(plain.length)).toBe(whole);
      expect(plain.map((_, index) => sums.heightOf(index))).toEqual(plain);
      expect(sums.at(distance)).toBe(
        Math.max(
          0,
          tops.findLastIndex((top) => top <= distance),
        ),
      );
    }),
  );
});

test("wherever somebody scrolls, what he sees is drawn, and little more", () => {
  fc.assert(
    fc.property(heights, fc.array(fc.nat(20_000), { maxLength: 20 }), (all, places) => {
      const sums = rowSums(Float64Array.from(all));
      let drawn = inSight(sums, all.length, sums.total - 500, sums.total);
      for (const place of places) {
        const sight = inSight(sums, all.length, place, place + 500);
        drawn = drawnWith(drawn, sight, all.length, 4);
        expect(drawn.first).toBeLessThanOrEqual(Math.max(0, sight.first - 4));
        expect(drawn.last).toBeGreaterThanOrEqual(Math.min(all.length, sight.last + 4));
        expect(drawn.first).toBeGreaterThanOrEqual(0);
        expect(drawn.last).toBeLessThanOrEqual(all.length);
        expect(drawnWith(drawn, sight, all.length, 4)).toBe(drawn);
      }
    }),
  );
});

test("the same rows stay drawn when older ones come before them and newer ones after", () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => ({ key: `row-${from + index}` }));
  const part = { first: 3, last: 8 };
  expect(movedTo(part, rows(100, 120), rows(100, 125))).toEqual(part);
  expect(movedTo(part, rows(100, 120), rows(90, 120))).toEqual({ first: 13, last: 18 });
  expect(movedTo(part, rows(100, 120), rows(90, 125))).toEqual({ first: 13, last: 18 });
  // Nothing of it is left: as much as there is.
  expect(movedTo(part, rows(100, 120), rows(200, 205))).toEqual({ first: 3, last: 5 });
});
