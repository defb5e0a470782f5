import fc from "fast-check";
import { expect, test } from "vitest";
import { loudness } from "../../../../src-renderer/ring/ring-sound.ts";

test("a ring becomes louder until it is as loud as was chosen, and never louder", () => {
  const volume = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(volume, fc.nat(60_000), fc.nat(60_000), (chosen, one, other) => {
      const [early, late] = [Math.min(one, other), Math.max(one, other)];
      expect(loudness(chosen, early)).toBeLessThanOrEqual(loudness(chosen, late));
      expect(loudness(chosen, late)).toBeLessThanOrEqual(chosen);
    }),
  );
  expect(loudness(0.8, 20_000)).toBeCloseTo(0.8);
  expect(loudness(0.8, 0)).toBeGreaterThan(0.2);
  expect(loudness(0, 20_000)).toBe(0);
});
