import { expect, test } from "vitest";
import { Colour, contrast, leastContrast } from "../../../../src-shared/sites/colours.ts";

// The ratios that WCAG's own definition gives; the two around 4.5 are the best known of them.
test.each([
  ["#000000", "#ffffff", 21],
  ["#ffffff", "#ffffff", 1],
  ["#ffffff", "#777777", 4.48],
  ["#ffffff", "#767676", 4.54],
  ["#ffffff", "#ff0000", 4],
  ["#ffffff", "#0000ff", 8.59],
  ["#000000", "#00ff00", 15.3],
  ["#ffffff", "#3450e0", 6.23],
])("%s on %s has %d", (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1);
  expect(contrast(other, one)).toBe(contrast(one, other));
  expect(contrast(one, other) >= leastContrast).toBe(ratio >= leastContrast);
});

test.each(["#FFFFFF", "#fff", "red", "#12345g", "#123456;background:url(//x)", "rgb(0,0,0)", ""])(
  "%s is no colour",
  (text) => expect(Colour.safeParse(text).success).toBe(false),
);
