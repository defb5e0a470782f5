import fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf, safeHref } from "../../../../src-renderer/chat/links.ts";

const hrefs = (text: string) => piecesOf(text).flatMap(({ href }) => href ?? []);

test.each([
  ["see https://shop.test/a?b=1#c.", ["https://shop.test/a?b=1#c"]],
  ["HTTP://SHOP.TEST", ["http://shop.test/"]],
  ["(https://shop.test/a)", ["https://shop.test/a"]],
  ["https://shop.test/a_(b)", ["https://shop.test/a_(b)"]],
  ["https://a.test, https://b.test!", ["https://a.test/", "https://b.test/"]],
  ["javascript:alert(1)", []],
  ["data:text/html,<script>", []],
  ["file:///etc/passwd ftp://x.test", []],
  ["https://name:word@shop.test", []],
  ["https://", []],
  ["//shop.test www.shop.test", []],
  ['<a href="https://shop.test">', ["https://shop.test/"]],
])("%j leads to %j", (text, links) => {
  expect(hrefs(text)).toEqual(links);
});

test("the pieces are the text, letter by letter, and every link in it is http or https", () => {
  const part = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.webUrl(),
    fc.constantFrom("https://", "http://[", " ", "(", ")", ".", "<", '"'),
  );
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join("")),
      (text) => {
        const pieces = piecesOf(text);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        for (const { href } of pieces) if (href !== undefined) expect(href).toMatch(/^https?:\/\//);
      },
    ),
  );
});

test("marks and brackets without end belong to the text, not to the address", () => {
  expect(hrefs(`https://a.test/b${".".repeat(7_900)}`)).toEqual(["https://a.test/b"]);
  expect(hrefs(`https://a.test/${"(".repeat(3_900)}${")".repeat(3_900)}`)).toHaveLength(1);
});

test("an address of a page becomes a link only when it is a plain one", () => {
  expect(safeHref("https://shop.test/x")).toBe("https://shop.test/x");
  for (const bad of ["", "x", "javascript:1", "about:blank", "https://a:b@c.test/"])
    expect(safeHref(bad)).toBeUndefined();
});
