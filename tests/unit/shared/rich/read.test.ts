import fc from "fast-check";
import { expect, test } from "vitest";
import { readRich } from "../../../../src-shared/rich/read.ts";
import { type Block, type Inline, mayBeRich } from "../../../../src-shared/rich/tree.ts";

const parse = (address: string) => URL.parse(address);
const read = (text: string) => readRich(text, parse);

/** A tree in one line, for tables. */
function inline(part: Inline): string {
  switch (part.is) {
    case "text":
      return part.text;
    case "code":
      return `‹${part.text}›`;
    case "strong":
      return `B(${part.parts.map(inline).join("")})`;
    case "emphasis":
      return `I(${part.parts.map(inline).join("")})`;
    case "link":
      return `L(${part.parts.map(inline).join("")}→${part.target.href}${part.target.real ? `!${part.target.real}` : ""})`;
  }
}
function block(one: Block): string {
  switch (one.is) {
    case "paragraph":
      return one.parts.map(inline).join("");
    case "code":
      return `«${one.label ? `${one.label}: ` : ""}${one.text}»`;
    case "quote":
      return `>[${one.blocks.map(block).join("|")}]`;
    case "list":
      return `{${one.items.map(({ number, blocks }) => `${number ?? "•"} ${blocks.map(block).join("|")}`).join("; ")}}`;
  }
}
const shown = (text: string) => read(text).map(block).join("|");

test.each([
  ["plain", "plain"],
  ["one\ntwo", "one\ntwo"],
  ["one\n\ntwo", "one|two"],
  ["**bold** and *it* and _it_ and __bold__", "B(bold) and I(it) and I(it) and B(bold)"],
  ["***both***", "I(B(both))"],
  ["2 * 3 * 4 = 24", "2 * 3 * 4 = 24"],
  ["my_var_name and __init__.py", "my_var_name and B(init).py"],
  ["`code *not*` and `a`", "‹code *not*› and ‹a›"],
  ["```ts\nlet a = 1;\n**b**\n```", "«ts: let a = 1;\n**b**»"],
  ["``` and all the rest", "«and all the rest: »"],
  ["- one\n- two", "{• one; • two}"],
  ["3. three\n5. five", "{3 three; 5 five}"],
  ["1986. What a year", "{1986 What a year}"],
  ["> said\nand on", ">[said\nand on]"],
  ["> - a\n> - b", ">[{• a; • b}]"],
  // What is switched off stays as it was written.
  ["# Title", "# Title"],
  ["Title\n===", "Title\n==="],
  ["---", "---"],
  ["    indented", "indented"],
  ["C:\\*temp\\_x \\\\server\\share", "C:\\*temp\\_x \\\\server\\share"],
  ["&copy; &#106; &amp;", "&copy; &#106; &amp;"],
  ["<b>bold</b> <script>alert(1)</script>", "<b>bold</b> <script>alert(1)</script>"],
  ["<div>\n*a*\n</div>", "<div>\nI(a)\n</div>"],
  ["![cat](https://a.test/cat.png)", "!L(cat→https://a.test/cat.png!a.test)"],
  ["[a]: https://a.test/\n[a]", "[a]: L(https://a.test/→https://a.test/)\n[a]"],
  // Addresses and links.
  ["see https://a.test/_b_/*c*?d_e.", "see L(https://a.test/_b_/*c*?d_e→https://a.test/_b_/*c*?d_e)."],
  ["**https://a.test/x**", "B(L(https://a.test/x→https://a.test/x))"],
  ["[our shop](https://a.test/x)", "L(our shop→https://a.test/x!a.test)"],
  ["[https://bank.test](https://evil.test)", "L(https://bank.test→https://evil.test/!evil.test)"],
  ["[**b** `c`](https://a.test)", "L(B(b) ‹c›→https://a.test/!a.test)"],
  ["[x](javascript:alert(1))", "[x](javascript:alert(1))"],
  ["[x](/path)", "[x](/path)"],
  ['[x](https://a.test "title")', '[x](L(https://a.test→https://a.test/) "title")'],
  ["[](https://a.test)", "[](L(https://a.test→https://a.test/))"],
  ["[x](<https://a.test/>)", "L(x→https://a.test/!a.test)"],
  ["`https://a.test`", "‹https://a.test›"],
  [
    "write to mailto:a@b.test or tel:+358401234567",
    "write to L(mailto:a@b.test→mailto:a@b.test) or L(tel:+358401234567→tel:+358401234567)",
  ],
  ["[us](mailto:a@b.test)", "L(us→mailto:a@b.test!a@b.test)"],
])("%j is %j", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

const alphabet = fc.constantFrom(
  ...Array.from("ab1 \n\n*_`>-+.)([]!<&;#=~\\|\"'"),
  "**",
  "```",
  "\n- ",
  "\n> ",
  "\n1. ",
  "https://a.test/x",
  "](https://b.test)",
  "mailto:a@b.test",
  "javascript:alert(1)",
  "<img src=x onerror=alert(1)>",
  "ä",
  "😀",
  "\u{e000}",
  "\u202e",
);
const texts = fc.array(alphabet, { maxLength: 60 }).map((parts) => parts.join(""));

function lettersOf(blocks: readonly Block[]): string {
  const of = (part: Inline): string => ("text" in part ? part.text : part.parts.map(of).join(""));
  return blocks
    .map((one) => {
      if (one.is === "paragraph") return one.parts.map(of).join("");
      if (one.is === "code") return one.label + one.text;
      if (one.is === "quote") return lettersOf(one.blocks);
      return one.items.map(({ number, blocks: inner }) => `${number ?? ""}${lettersOf(inner)}`).join("");
    })
    .join("");
}

/** Whether `one` is `whole` with some of its letters left out, each of which may be left out. */
function isWithout(one: string, whole: string, mayGo: RegExp): string | true {
  let at = 0;
  for (const letter of whole) {
    if (at < one.length && one.startsWith(letter, at)) at += letter.length;
    else if (!mayGo.test(letter)) return `lost ${JSON.stringify(letter)}`;
  }
  return at === one.length || `made ${JSON.stringify(one.slice(at))}`;
}

test("what is shown is what was written without its marks: no letter is lost, none is made, none moves", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const letters = lettersOf(read(text)).replaceAll(/\s/g, "");
      // The address of a link with words of its own is in its target.
      const targets = JSON.stringify(read(text)).includes('"real"');
      if (!targets) expect(isWithout(letters, text.replaceAll(/\s/g, ""), /[*_`~>\-+.)(\]0-9[]/)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test("nothing outside the list of parts, and no target but http, https, mailto and tel", () => {
  const kinds = new Set(["paragraph", "code", "quote", "list", "text", "strong", "emphasis", "link"]);
  fc.assert(
    fc.property(texts, (text) => {
      JSON.stringify(read(text), (key, value: unknown) => {
        if (key === "is") expect(kinds).toContain(value);
        if (key === "href") expect(value).toMatch(/^(?:https?:\/\/[^/@]+(?:\/|$)|mailto:|tel:)/);
        return value;
      });
      if (!mayBeRich(text)) expect(JSON.stringify(read(text))).not.toMatch(/"is":"(?!paragraph"|text")/);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [">".repeat(8_000)],
  ["> ".repeat(4_000)],
  ["- ".repeat(4_000)],
  ["1. ".repeat(2_600)],
  ["[".repeat(8_000)],
  ["[a](".repeat(2_000)],
  ["*a_ ".repeat(2_000)],
  ["*a **a ".repeat(1_100)],
  ["`".repeat(8_000)],
  ["`a``b```".repeat(1_000)],
  ["a**b".repeat(2_000)],
  ["](".repeat(4_000)],
  ["https://".repeat(1_000)],
  [`https://a.test/${"(".repeat(7_900)}`],
  ["\n".repeat(8_000)],
  ["- a\n".repeat(2_000)],
  [Array.from({ length: 120 }, (_, depth) => `${" ".repeat(depth)}- a`).join("\n")],
  [Array.from({ length: 120 }, (_, depth) => `${">".repeat(depth)} a`).join("\n")],
])("what is made to take long takes no longer than writing: %#", (text) => {
  const before = performance.now();
  read(text.slice(0, 8_000));
  expect(performance.now() - before).toBeLessThan(2_000);
});
