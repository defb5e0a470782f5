import { expect, test } from "vitest";
import { safeHref } from "../../../../src-renderer/chat/links.ts";

test("an address of a page becomes a link only when it is a plain one", () => {
  expect(safeHref("https://shop.test/x")).toBe("https://shop.test/x");
  for (const bad of ["", "x", "javascript:1", "about:blank", "https://a:b@c.test/", "mailto:a@b.test"])
    expect(safeHref(bad)).toBeUndefined();
});
