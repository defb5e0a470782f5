import fc from "fast-check";
import { expect, test } from "vitest";
import { fits, type Pattern } from "../../../../src-shared/sites/pattern.ts";

const basket = "https://shop.example/basket?step=2";

test.each<[Pattern["how"], string, string, boolean]>([
  ["begins", "https://shop.example/", basket, true],
  ["begins", "shop.example/BASKET", basket, true],
  ["begins", "basket", basket, false],
  ["contains", "step=", basket, true],
  ["contains", "step=3", basket, false],
  ["equals", "shop.example/basket?step=2", basket, true],
  ["equals", "shop.example/basket", basket, false],
  ["glob", "shop.example/*?step=*", basket, true],
  ["glob", "*.example/basket*", basket, true],
  ["glob", "shop.example/*/basket", basket, false],
  ["glob", "shop.example/basket?step=2", basket, true],
  ["glob", "*", "", true],
  ["glob", "a*a", "a", false],
  ["glob", "a*a", "aa", true],
  ["glob", "a*b*b", "ab", false],
  ["glob", "*ab*ab*", "xabxab", true],
  // What a regular expression would take as its own is only text.
  ["contains", ".*", basket, false],
  ["begins", "^https", basket, false],
])("%s %s: %s is %s", (how, text, address, expected) => {
  expect(fits({ how, text }, address)).toBe(expected);
});

/** The same question, asked of a regular expression. */
const byExpression = (glob: string, text: string): boolean =>
  new RegExp(
    `^${glob
      .toLowerCase()
      .split("*")
      .map((piece) => piece.replace(/[^a-z]/g, "\\$&"))
      .join("[^]*")}$`,
  ).test(text.toLowerCase());

test("a glob is what its regular expression would be", () => {
  const few = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
  const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
  fc.assert(
    fc.property(few, text, (glob, whole) => {
      expect(fits({ how: "glob", text: glob }, whole)).toBe(byExpression(glob, whole));
    }),
    { numRuns: 3000 },
  );
});

test("the worst pattern for the worst address takes no time that anybody feels", () => {
  const glob = `${"a*".repeat(249)}b`;
  const address = `https://${"a".repeat(2000)}`;
  const begun = performance.now();
  for (let turn = 0; turn < 100; turn++) fits({ how: "glob", text: glob }, address);
  expect((performance.now() - begun) / 100).toBeLessThan(5);
});
