import * as fc from "fast-check";
import { expect, test } from "vitest";
import { colourOf, faceColours, initialsOf } from "../../../../src-renderer/ui/initials.ts";

test.each([
  ["Maria Koskinen", "MK"],
  ["maria", "M"],
  ["Jean-Luc O’Neill", "JO"],
  ["Nguyễn Thị Minh Khai", "NK"],
  ["李小龙", "李"],
  ["  Åsa   Öberg  ", "ÅÖ"],
  ["(visitor) 7", "V7"],
  ["", "?"],
  ["🙂 !!", "?"],
])("%j shows %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("a name keeps its colour, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const colour = colourOf(name);
      expect(colour).toBe(colourOf(name));
      expect(Number.isInteger(colour) && colour >= 1 && colour <= faceColours).toBe(true);
      expect(initialsOf(name).length).toBeGreaterThan(0);
    }),
  );
});

test("different names use all colours", () => {
  const used = new Set(Array.from({ length: 200 }, (_, index) => colourOf(`Visitor ${index}`)));
  expect(used.size).toBe(faceColours);
});
