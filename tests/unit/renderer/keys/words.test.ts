import { expect, test } from "vitest";
import { partsWith } from "../../../../src-renderer/keys/words.ts";

const places = (words: string, rooms: number): string[] =>
  partsWith(words, rooms, ({ keys }) => keys ?? "")
    .flatMap(({ rows }) => rows.map(({ id }) => id))
    .filter((id) => id.startsWith("room.place."));

test("of the rail's places the sheet names only those that a room stands in", () => {
  expect(places("", 5)).toEqual([1, 2, 3, 4, 5].map((place) => `room.place.${place}`));
  expect(places("alt+shift+7", 5)).toEqual([]);
  expect(places("alt+shift+7", 8)).toEqual(["room.place.7"]);
});

test("a part without a row that fits is left out", () => {
  expect(partsWith("no such words", 8, () => "")).toEqual([]);
});
