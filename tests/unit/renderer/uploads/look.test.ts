import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Look,
  moved,
  scaleOf,
  toPicture,
  toPlace,
  turned,
  wholePicture,
  zoomed,
} from "../../../../src-renderer/uploads/viewer/look.ts";

const place = { width: 800, height: 600 };
const picture = { width: 1600, height: 400 };

test("all of a large picture is in sight at first, turned or not; a small one is as large as it is", () => {
  expect(scaleOf(wholePicture, place, picture)).toBe(0.5);
  expect(scaleOf(turned(wholePicture, 1), place, picture)).toBe(600 / 1600);
  expect(scaleOf(wholePicture, place, { width: 40, height: 30 })).toBe(1);
});

test("four quarters are a whole turn, and a quarter back undoes one", () => {
  const once = turned(wholePicture, 1);
  expect(turned(once, -1)).toEqual(wholePicture);
  expect(turned(turned(turned(once, 1), 1), 1)).toEqual(wholePicture);
});

test("a quarter to the right takes the upper left corner to the upper right", () => {
  const look = turned(wholePicture, 1);
  const corner = toPlace(look, place, picture, { x: 0, y: 0 });
  expect(corner.x).toBeCloseTo((400 / 2) * (600 / 1600));
  expect(corner.y).toBeCloseTo(-300);
});

const look: fc.Arbitrary<Look> = fc.record({
  zoom: fc.double({ min: 1, max: 16, noNaN: true }),
  x: fc.integer({ min: -900, max: 900 }),
  y: fc.integer({ min: -900, max: 900 }),
  turn: fc.integer({ min: 0, max: 3 }),
});
const point = fc.record({ x: fc.integer({ min: -400, max: 400 }), y: fc.integer({ min: -300, max: 300 }) });

test("what is drawn is where the pointer is, from near and far and however it is turned", () => {
  fc.assert(
    fc.property(look, point, (held, at) => {
      const back = toPlace(held, place, picture, toPicture(held, place, picture, at));
      expect(back.x).toBeCloseTo(at.x, 6);
      expect(back.y).toBeCloseTo(at.y, 6);
    }),
  );
});

test("nearer: what is under the pointer stays there, unless the edge would come into sight", () => {
  const near = zoomed(wholePicture, place, picture, 8);
  const before = toPicture(near, place, picture, { x: 60, y: -40 });
  const after = toPicture(zoomed(near, place, picture, 1.25, { x: 60, y: -40 }), place, picture, { x: 60, y: -40 });
  expect(after.x).toBeCloseTo(before.x, 6);
  expect(after.y).toBeCloseTo(before.y, 6);
});

test("however it is moved, the picture is never pushed out of sight, and never smaller than whole", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(point, fc.double({ min: 0.2, max: 4, noNaN: true })), { maxLength: 20 }), (all) => {
      let held = wholePicture;
      for (const [by, factor] of all) held = moved(zoomed(held, place, picture, factor, by), place, picture, by);
      expect(held.zoom).toBeGreaterThanOrEqual(1);
      const scale = scaleOf(held, place, picture);
      expect(Math.abs(held.x)).toBeLessThanOrEqual(Math.max(0, (picture.width * scale - place.width) / 2) + 1e-6);
      expect(Math.abs(held.y)).toBeLessThanOrEqual(Math.max(0, (picture.height * scale - place.height) / 2) + 1e-6);
    }),
  );
});
