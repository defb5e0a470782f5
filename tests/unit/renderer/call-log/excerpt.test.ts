import * as fc from "fast-check";
import { expect, test } from "vitest";
import { excerptParts } from "../../../../src-renderer/call-log/excerpt.ts";

const found = (words: string) => ({ words, isFound: true });
const other = (words: string) => ({ words, isFound: false });

test.each([
  ["plain words", [other("plain words")]],
  ["the \u0002delivery\u0003 address", [other("the "), found("delivery"), other(" address")]],
  ["\u0002a\u0003\u0002b\u0003", [found("a"), found("b")]],
  ["cut \u0002off", [other("cut "), found("off")]],
  ["stray \u0003 end", [other("stray  end")]],
  ["", []],
])("%j", (excerpt, parts) => {
  expect(excerptParts(excerpt)).toEqual(parts);
});

test("no word is lost and no mark is shown, whatever comes", () => {
  const any = fc.array(fc.constantFrom("\u0002", "\u0003", "word ", "<b>", "ä")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(any, (excerpt) => {
      const shown = excerptParts(excerpt)
        .map(({ words }) => words)
        .join("");
      // oxlint-disable-next-line no-control-regex
      expect(shown).toBe(excerpt.replace(/[\u0002\u0003]/g, ""));
    }),
  );
});
