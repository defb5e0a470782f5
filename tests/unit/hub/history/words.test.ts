import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { snippetOf } from "../../../../src-hub/history/snippet.ts";
import { found, isNothing, soughtIn, wordsOf } from "../../../../src-hub/history/words.ts";

const words = (text: string) => wordsOf(text).map(({ word }) => word);
const seed = process.env["FC_SEED"];
const options = { numRuns: 500, ...(seed ? { seed: Number(seed) } : {}) };

describe("words", () => {
  test.each<[string, string[]]>([
    ["Hello, World!", ["hello", "world"]],
    ["Grüße aus Åbo", ["gruße", "aus", "abo"]],
    ["e-mail: Maria.K@garden.example", ["e", "mail", "maria", "k", "garden", "example"]],
    ["№ 4711/22", ["4711", "22"]],
    ["Ёлка", ["елка"]],
    ["注文の番号 12", ["注", "文", "の", "番", "号", "12"]],
    ["ｗｉｄｅ", ["wide"]],
    ["\ue000q1 \ue000", ["q1"]],
    ["… !!! 😀", []],
    ["", []],
  ])("%j has %j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test("the last word is a beginning until something follows it", () => {
    expect(soughtIn("order num")).toEqual({ words: ["order"], prefix: "num" });
    expect(soughtIn("order num ")).toEqual({ words: ["order", "num"], prefix: null });
    expect(soughtIn("order n")).toEqual({ words: ["order", "n"], prefix: null });
    expect(isNothing(soughtIn(" ?! "))).toBe(true);
    expect(soughtIn("a b c d e f g h i j k l m n o p ").words).toHaveLength(12);
  });

  test("whatever people write, words stand where they say, and have nothing that the index could obey", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const { word, from, to } of wordsOf(text)) {
          expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(to).toBeGreaterThan(from);
          expect(text.slice(from, to).isWellFormed()).toBe(true);
        }
      }),
      options,
    );
  });

  test("a text is found by each of its own words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (text) => {
        for (const { from, to } of wordsOf(text)) {
          const sought = soughtIn(`${text.slice(from, to)} `);
          if (isNothing(sought)) continue;
          expect(found(text, sought).length).toBeGreaterThan(0);
        }
      }),
      options,
    );
  });
});

describe("snippets", () => {
  test("a short text stands whole, on one line", () => {
    expect(snippetOf("My  order\nis late", soughtIn("ORDER late "))).toEqual({
      text: "My order is late",
      marks: [
        [3, 8],
        [12, 16],
      ],
    });
  });

  test("of a long one stands what is around the first find", () => {
    const text = `${"before ".repeat(60)}needle${" after".repeat(60)}`;
    const { text: shown, marks } = snippetOf(text, soughtIn("needle "));
    expect(shown).toMatch(/^…before .*needle after.*…$/);
    expect(shown.length).toBeLessThan(190);
    expect(marks.map(([from, to]) => shown.slice(from, to))).toEqual(["needle"]);
  });

  test("marks are in order, apart, inside, and on what was sought; no half of a sign is shown", () => {
    const piece = fc.oneof(
      fc.constantFrom("needle", "Nadel", "ÄRGER", "😀", " ", "\n", "née"),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 120 }),
        fc.constantFrom("needle ", "nad", "ärger née"),
        (pieces, query) => {
          const text = pieces.join(" ");
          const sought = soughtIn(query);
          const snippet = snippetOf(text, sought);
          expect(snippet.text.isWellFormed() || !text.isWellFormed()).toBe(true);
          let end = 0;
          for (const [from, to] of snippet.marks) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeLessThanOrEqual(snippet.text.length);
            expect(found(snippet.text.slice(from, to), sought)).toHaveLength(1);
            end = to;
          }
          if (found(text, sought).length > 0) expect(snippet.marks.length).toBeGreaterThan(0);
        },
      ),
      options,
    );
  });
});
