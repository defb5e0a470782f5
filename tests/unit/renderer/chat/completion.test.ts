import { expect, test } from "vitest";
import { completed, completingAt, matching } from "../../../../src-renderer/chat/completion.ts";
import { allEmoji } from "../../../../src-renderer/chat/emoji.ts";

test.each([
  ["Ask @Jo", 7, { kind: "mention", word: "Jo", from: 4 }],
  ["@", 1, { kind: "mention", word: "", from: 0 }],
  ["@Anna Li", 8, { kind: "mention", word: "Anna Li", from: 0 }],
  ["so :smi", 7, { kind: "emoji", word: "smi", from: 3 }],
  ["(:+1", 4, { kind: "emoji", word: "+1", from: 1 }],
  ["a@b", 3, undefined],
  ["at 10:30", 8, undefined],
  ["https://x", 9, undefined],
  [":s", 2, undefined],
  ["@Jo said\nthat", 13, undefined],
])("%j at %i completes %o", (text, caret, expected) => {
  expect(completingAt(text, caret)).toEqual(expected);
});

test("what was chosen takes the place of what was begun, and the caret stands behind it", () => {
  const begun = completingAt("Ask @Jo about it", 7)!;
  expect(completed("Ask @Jo about it", 7, begun, "@Jonas Weber")).toEqual({
    text: "Ask @Jonas Weber about it",
    caret: 16,
  });
  expect(completed(":smi", 4, completingAt(":smi", 4)!, "😄")).toEqual({ text: "😄 ", caret: 3 });
});

test("those that begin like the word come first", () => {
  const names = ["Mira Jonsson", "Jonas Weber", "Anna"];
  expect(matching(names, "jon", (name) => name)).toEqual(["Jonas Weber", "Mira Jonsson"]);
  expect(matching(names, "", (name) => name, 2)).toEqual(["Mira Jonsson", "Jonas Weber"]);
});

test("every emoji has a sign, a name and words; parts of others are left out", async () => {
  const all = await allEmoji();
  expect(all.length).toBeGreaterThan(1_500);
  expect(all.every(({ sign, name, words }) => sign !== "" && name !== "" && words.includes(name))).toBe(true);
  expect(matching(all, "thumbsup", ({ words }) => words).map(({ sign }) => sign)).toContain("👍️");
  expect(all.some(({ name }) => name.startsWith("regional indicator"))).toBe(false);
});
