import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf } from "../../../../src-renderer/search/marked.tsx";

test("marks cut a snippet into parts", () => {
  expect(
    partsOf({
      text: "my order is late",
      marks: [
        [3, 8],
        [12, 16],
      ],
    }),
  ).toEqual([
    { from: 0, words: "my ", isFound: false },
    { from: 3, words: "order", isFound: true },
    { from: 8, words: " is ", isFound: false },
    { from: 12, words: "late", isFound: true },
  ]);
});

test("whatever marks say, the parts are the text itself, letter by letter", () => {
  const mark = fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }));
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(mark, { maxLength: 8 }), (text, marks) => {
      const parts = partsOf({ text, marks });
      expect(parts.map(({ words }) => words).join("")).toBe(text);
      expect(new Set(parts.map(({ from }) => from)).size).toBe(parts.length);
    }),
  );
});
