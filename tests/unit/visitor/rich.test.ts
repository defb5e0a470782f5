import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MessageText } from "../../../src-renderer/chat/message-text.tsx";
import { firstBytes } from "../../../src-visitor/chat/preview.ts";
import { Rich } from "../../../src-visitor/chat/rich.tsx";

/** What the widget draws, as tags and words: its elements are only looked at, no page is needed. */
function drawn(node: unknown): string {
  if (Array.isArray(node)) return node.map(drawn).join("");
  if (typeof node === "string")
    return node
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#x27;");
  if (typeof node !== "object" || node === null || !("type" in node)) return "";
  const { type, props } = node as { type: unknown; props: Record<string, unknown> };
  const inside = drawn(props["children"]);
  if (typeof type !== "string") return inside;
  const { href, value } = props;
  return `<${type}${href === undefined ? "" : ` href="${drawn(href)}"`}${value === undefined ? "" : ` value="${drawn(`${Number(value)}`)}"`}>${inside}</${type}>`;
}

/** The same of the desk, without what only the desk's look needs. */
function ofDesk(text: string): string {
  return renderToStaticMarkup(createElement(MessageText, { text }))
    .replace(/^<div[^>]*>/, "")
    .replace(/<\/div>$/, "")
    .replaceAll(/<span[^>]*>|<\/span>/g, "")
    .replaceAll(/ (?:class|target|rel)="[^"]*"/g, "");
}

test.each([
  ["**bold** *it* `code` and https://a.test/_x_?a=1&b=<2>"],
  ["- one\n- two **b**\n\n3. three\n5. five"],
  ["> quote\n> - list\n\n```ts\nlet a = '<b>';\n```"],
  ["[our shop](https://a.test) ![x](https://b.test/x.png) <img src=x onerror=alert(1)>"],
  ["[x](javascript:alert(1)) &copy; C:\\*a mailto:a@b.test"],
  ["# no\n---\n<script>alert(1)</script>"],
])("desk and widget draw the same of %j", (text) => {
  const widget = drawn(Rich({ text }));
  expect(widget).toBe(ofDesk(text));
  expect(widget).not.toMatch(/<(?!\/?(?:p|a|code|pre|strong|em|ul|ol|li|blockquote)[ >])/);
});

test.each([
  ["abc", 10, "abc"],
  ["abcdef", 4, "abcd"],
  ["aä😀", 3, "aä"],
  ["aä😀", 5, "aä"],
  ["aä😀", 7, "aä😀"],
  ["a\ud83d", 10, "a\ufffd"],
])("of %j at most %i bytes are %j", (text, most, expected) => {
  expect(firstBytes(text, most)).toBe(expected);
  expect(new TextEncoder().encode(expected).length).toBeLessThanOrEqual(Math.max(most, 4));
});
