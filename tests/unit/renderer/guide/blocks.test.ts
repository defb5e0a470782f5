import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { blocksOf, wordsOf } from "../../../../src-renderer/guide/blocks.ts";

test("a page of the guides as blocks; its title, pictures and comments are left out, and markup stays text", () => {
  const page = `# Title

Some **strong**
words.

<!-- made -->

## A heading

1. one
   goes on
2. two

- a
- b

![A picture](a.png)

| Says | Do |
| ---- | -- |
| a \\| b | <b>c</b> |
`;
  expect(blocksOf(page)).toEqual([
    { is: "paragraph", text: "Some **strong** words." },
    { is: "heading", text: "A heading" },
    { is: "list", isNumbered: true, items: ["one goes on", "two"] },
    { is: "list", isNumbered: false, items: ["a", "b"] },
    { is: "table", head: ["Says", "Do"], rows: [["a | b", "<b>c</b>"]] },
  ]);
});

const words: [string, ReturnType<typeof wordsOf>][] = [
  ["", []],
  ["plain snake_case_name", [{ as: "plain", text: "plain snake_case_name" }]],
  [
    "a **b** _c d_ `e`",
    [
      { as: "plain", text: "a " },
      { as: "strong", text: "b" },
      { as: "plain", text: " " },
      { as: "named", text: "c d" },
      { as: "plain", text: " " },
      { as: "code", text: "e" },
    ],
  ],
  ["[IT](it.md)", [{ as: "plain", text: "IT" }]],
];

test.each(words)("the words of %j", (text, expected) => {
  expect(wordsOf(text)).toEqual(expected);
});

test("of the agents' guide nothing is left unread: no mark stands in its words", () => {
  const blocks = blocksOf(readFileSync("docs/agents.md", "utf8"));
  const texts = blocks.flatMap((block) =>
    block.is === "list" ? block.items : block.is === "table" ? block.rows.flat() : [block.text],
  );
  expect(blocks.filter(({ is }) => is === "table").length).toBeGreaterThan(8);
  for (const { text } of texts.flatMap(wordsOf)) expect(text).not.toMatch(/\*\*|<!--|\]\(/);
});
