import { expect, test } from "vitest";
import { downOf, longestTitle, upOf } from "../../../src-visitor/door/messages.ts";
import { addressOf, fromFrame, fromSite, originsOf } from "../../../src-visitor/door/trust.ts";

const hub = "https://hub.example";
const shop = "https://shop.example";
const frame = {};
const parent = {};

test.each([
  ["the frame that was made, showing the hub", { origin: hub, source: frame }, true],
  ["the frame, gone to another page", { origin: "https://evil.example", source: frame }, false],
  ["another frame that shows the hub", { origin: hub, source: {} }, false],
  ["a frame without an origin", { origin: "null", source: frame }, false],
])("the loader gives its port to %s: %o", (_, sender, expected) => {
  expect(fromFrame(sender, hub, frame)).toBe(expected);
});

test("a frame that is gone gets no port, though nobody is nobody", () => {
  expect(fromFrame({ origin: hub, source: null }, hub, null)).toBe(false);
});

test.each([
  ["the site's page", { origin: shop, source: parent }, true],
  ["a page of another origin", { origin: "https://shop.example.evil", source: parent }, false],
  ["a window of the site's that is not around the frame", { origin: shop, source: {} }, false],
])("the frame takes a port from %s", (_, sender, expected) => {
  expect(fromSite(sender, [shop, "http://localhost:8080"], parent)).toBe(expected);
});

test("only whole origins count", () => {
  expect(originsOf(`${shop} http://localhost:8080  * https://*.example null https://a/b __FRONTDESK_PARENT__`)).toEqual(
    [shop, "http://localhost:8080"],
  );
  expect(originsOf("")).toEqual([]);
});

test.each([
  ["https://shop.example/a?b=1", "https://shop.example/a?b=1"],
  ["https://shop.example/#access_token=secret", "https://shop.example/"],
  ["https://shop.example/#/basket?x=1#y", "https://shop.example/#/basket?x=1#y"],
  ["https://shop.example/#!/basket", "https://shop.example/#!/basket"],
])("%s is shown to the agent as %s", (href, expected) => {
  expect(addressOf(href)).toBe(expected);
});

test.each([
  [{ type: "close" }, { type: "close" }],
  [{ type: "close", more: 1 }, { type: "close" }],
  [
    { type: "unread", count: 3 },
    { type: "unread", count: 3 },
  ],
  [{ type: "unread", count: -1 }, undefined],
  [{ type: "unread", count: 1.5 }, undefined],
  [{ type: "unread", count: "3" }, undefined],
  [
    { type: "size", size: "call" },
    { type: "size", size: "call" },
  ],
  [{ type: "size", size: "9999px" }, undefined],
  [
    { type: "live", live: true, video: true },
    { type: "live", live: true, chat: false, video: true },
  ],
  [
    { type: "keep", text: "x" },
    { type: "keep", text: "x" },
  ],
  [{ type: "keep", text: "x".repeat(200_001) }, undefined],
  [{ type: "page", url: "x", title: "y" }, undefined],
  [
    { type: "answer", call: 3, fault: "" },
    { type: "answer", call: 3, fault: "" },
  ],
  [{ type: "answer", call: "3", fault: "" }, undefined],
  [{ type: "answer", call: 3, fault: { toString: 1 } }, undefined],
  [
    { type: "conversation", state: "waiting" },
    { type: "conversation", state: "waiting" },
  ],
  [{ type: "conversation", state: "<b>" }, undefined],
  [{ type: "identify", call: 1, token: "a.b.c" }, undefined],
  [null, undefined],
  ["close", undefined],
  [{}, undefined],
])("from the frame %j is taken as %j", (data, expected) => {
  expect(upOf(data)).toEqual(expected);
});

test.each([
  [
    { type: "shown", shown: true, focus: "yes" },
    { type: "shown", shown: true, focus: false, channel: "chat" },
  ],
  [{ type: "shown" }, undefined],
  [
    { type: "kept", text: "{}" },
    { type: "kept", text: "{}" },
  ],
  [{ type: "kept", text: 1 }, undefined],
  [{ type: "page", url: 1, title: "" }, undefined],
  [
    { type: "page", url: "u", title: "t", referrer: 7, button: "A B" },
    { type: "page", url: "u", title: "t", referrer: "", button: undefined },
  ],
  [
    { type: "identify", call: 1, token: "a.b.c", more: 1 },
    { type: "identify", call: 1, token: "a.b.c" },
  ],
  [{ type: "identify", token: "a.b.c" }, undefined],
  [{ type: "identify", call: -1, token: "a.b.c" }, undefined],
  [{ type: "identify", call: 1, token: "x".repeat(4_001) }, undefined],
  [{ type: "identify", call: 1, token: ["a"] }, undefined],
  [
    { type: "attributes", call: 2, values: { a: 1, b: null } },
    { type: "attributes", call: 2, values: { a: 1, b: null } },
  ],
  [{ type: "attributes", call: 2, values: { a: { b: 1 } } }, undefined],
  [{ type: "attributes", call: 2, values: { a: () => 1 } }, undefined],
  [
    { type: "attributes", call: 2, values: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [at, 1])) },
    undefined,
  ],
  [
    { type: "logOut", call: 4 },
    { type: "logOut", call: 4 },
  ],
  [{ type: "logOut" }, undefined],
  [{ type: "close" }, undefined],
  [undefined, undefined],
])("from the page %j is taken as %j", (data, expected) => {
  expect(downOf(data)).toEqual(expected);
});

test("a page's endless title is cut before the hub would refuse it", () => {
  const page = downOf({ type: "page", url: "u".repeat(5_000), title: "t".repeat(5_000) });
  expect(page).toMatchObject({ type: "page", url: "u".repeat(2_000), title: "t".repeat(longestTitle) });
});
