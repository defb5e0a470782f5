import fc from "fast-check";
import { expect, test } from "vitest";
import { putInto, slashAt, withSlash } from "../../../../src-renderer/canned/slash.ts";

// `|` is where the caret is.
const at = (marked: string) => slashAt(marked.replace("|", ""), marked.indexOf("|"))?.query;

test.each([
  ["/|", ""],
  ["/hel|", "hel"],
  ["Hello. /|", ""],
  ["One\n/two|", "two"],
  ["/refund mon|", "refund mon"],
  ["/refund |", "refund "],
  ["/grüße|", "grüße"],
  ["/hel| and more", "hel"],
])("a list opens in %s", (marked, query) => {
  expect(at(marked)).toBe(query);
});

test.each([
  "and/or|",
  "https://|",
  "https://example.org/|",
  "see /usr/|",
  "//|",
  "either / or|",
  "1 / 2|",
  "`/|",
  "`cd /home|",
  "```\ncd /home|",
  "/he|llo",
  "/one two three four|",
  "/hello. |",
])("none opens in %s", (marked) => {
  expect(at(marked)).toBeUndefined();
});

test("behind code that has ended a list opens again", () => {
  expect(at("`a` /|")).toBe("");
  expect(at("```\na\n```\n/|")).toBe("");
});

test("one after another is put in where the caret is, with a space between", () => {
  const first = putInto("Dear Maria, /hello and so on", { from: 12, query: "hello" }, "how are you?");
  expect(first.text).toBe("Dear Maria, how are you? and so on");
  expect(first.text.slice(first.caret)).toBe("and so on");
  const begun = withSlash(first.text, first.caret);
  expect(begun.text).toBe("Dear Maria, how are you? / and so on");
  const second = putInto(begun.text, { from: begun.caret - 1, query: "" }, "I hope well");
  expect(second.text).toBe("Dear Maria, how are you? I hope well and so on");
});

test("what has become another text meanwhile stands as it is", () => {
  expect(putInto("Something else", { from: 0, query: "hel" }, "Hello").text).toBe("Something else Hello ");
});

test("a slash of the button's opens the list wherever the caret is, in code too", () => {
  const text = fc.string({ unit: fc.constantFrom("a", " ", "\n", ".", "é", "/", "`") });
  fc.assert(
    fc.property(text, fc.nat(), (words, place) => {
      const next = withSlash(words, place % (words.length + 1));
      expect(slashAt(next.text, next.caret, next.caret - 1)?.query).toBe("");
    }),
  );
});
