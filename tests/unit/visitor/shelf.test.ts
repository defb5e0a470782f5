import { expect, test } from "vitest";
import { type Place, placeOf, placeOutside, shelfIn } from "../../../src-visitor/shelf.ts";

test("a browser that refuses storage is told apart from a defect", () => {
  const refusing = (): Storage => {
    throw new DOMException("denied", "SecurityError");
  };
  expect(placeOf(refusing)).toBeUndefined();
  expect(() =>
    placeOf(() => {
      throw new TypeError("a defect");
    }),
  ).toThrow("a defect");
});

test("what the page outside keeps comes back in the next frame", () => {
  let outside = "";
  const first = shelfIn(
    placeOutside(outside, (text) => (outside = text)),
    "demo/",
  );
  first.keep("token", "abc");
  first.keep("draft", "Hello");
  first.keep("draft", null);
  const second = shelfIn(
    placeOutside(outside, () => {}),
    "demo/",
  );
  expect(second.read("token")).toBe("abc");
  expect(second.read("draft")).toBeNull();
  expect(
    shelfIn(
      placeOutside(outside, () => {}),
      "other/",
    ).read("token"),
  ).toBeNull();
});

test.each(["", "{", "[]", '{"a":1}', "null"])("a page that gives back %j gives back nothing", (text) => {
  expect(placeOutside(text, () => {}).getItem("a")).toBeNull();
});

test("the page outside is told of changes only", () => {
  const told: string[] = [];
  const place = placeOutside("", (text) => told.push(text));
  place.setItem("a", "1");
  place.setItem("a", "1");
  place.removeItem("b");
  expect(told).toEqual(['{"a":"1"}']);
});

test("a full storage loses nothing while the page lives", () => {
  const full: Place = {
    getItem: () => "old",
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
    removeItem: () => {},
    key: () => null,
    length: 0,
  };
  const shelf = shelfIn(full, "");
  shelf.keep("draft", "new");
  expect(shelf.read("draft")).toBe("new");
});

test("cleared, nothing of it is left, here or outside; what others keep beside it stays", () => {
  let outside = "";
  const place = placeOutside("", (text) => (outside = text));
  const shelf = shelfIn(place, "shop/");
  shelf.keep("token", "secret");
  shelf.keep("draft", "Dear Anna");
  shelfIn(place, "other/").keep("token", "theirs");
  shelf.clear();
  expect(shelf.read("token")).toBeNull();
  expect(outside).toBe('{"other/token":"theirs"}');
});
