import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanLine, cleanText, lineOf, longestText, Text } from "../../../src-shared/text/clean.ts";

test.each([
  ["  two spaces around  ", "two spaces around"],
  ["a\r\nb\rc", "a\nb\nc"],
  ["tab\tand\nline stay", "tab\tand\nline stay"],
  ["\u0000nul\u0007 bell\u001b[31m", "nul bell[31m"],
  ["\u0085c1\u009f", "c1"],
  ["over\u202eride\u202c and \u2066isolate\u2069", "override and isolate"],
  ["\ufeffmark", "mark"],
  ["half \ud83d", "half \ufffd"],
  ["e\u0301", "é"],
  ["<b>bold</b> & <script>", "<b>bold</b> & <script>"],
  ["👩‍👩‍👧", "👩‍👩‍👧"],
  ["\u200fعربى", "\u200fعربى"],
])("%j becomes %j", (dirty, clean) => {
  expect(cleanText(dirty)).toBe(clean);
});

test("a line has no line feeds in it", () => {
  expect(cleanLine(" Maria\n\t K. ")).toBe("Maria K.");
});

const anyText = fc.string({ unit: "binary", maxLength: 300 });

test("clean text stays what it is when it is cleaned again, and obeys nothing", () => {
  fc.assert(
    fc.property(anyText, (dirty) => {
      const clean = cleanText(dirty);
      expect(cleanText(clean)).toBe(clean);
      expect(clean.isWellFormed()).toBe(true);
      const obeyed = Array.from(clean, (letter) => letter.codePointAt(0)!).filter(
        (code) =>
          (code < 0x20 && code !== 0x09 && code !== 0x0a) ||
          (code >= 0x7f && code <= 0x9f) ||
          (code >= 0x202a && code <= 0x202e) ||
          (code >= 0x2066 && code <= 0x2069) ||
          code === 0xfeff,
      );
      expect(obeyed).toEqual([]);
    }),
  );
});

test("a text has something in it and is not too long", () => {
  expect(Text.safeParse("x".repeat(longestText)).success).toBe(true);
  expect(Text.safeParse("x".repeat(longestText + 1)).error?.issues[0]?.message).toBe("text-too-long");
  for (const empty of ["", "   ", "\u0000", "\n\n"])
    expect(Text.safeParse(empty).error?.issues[0]?.message).toBe("text-empty");
  expect(lineOf(3).safeParse("abcd").error?.issues[0]?.message).toBe("text-too-long");
  expect(lineOf(3).parse("")).toBe("");
});
