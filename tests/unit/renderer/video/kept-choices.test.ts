import { expect, test } from "vitest";
import { keepChoices, keptChoices } from "../../../../src-renderer/video/kept-choices.ts";
import { keepSelfPlace, keptSelfPlace } from "../../../../src-renderer/video/self-place.ts";
import { partAt, stepped } from "../../../../src-renderer/video/split.ts";
import { cornerBeside } from "../../../../src-renderer/video/corner.ts";
import type { CallId } from "../../../../src-shared/video/model.ts";
import { idOfNumber } from "../../../support/history.ts";

const call = idOfNumber(1) as CallId;
const another = idOfNumber(2) as CallId;

function aShelf(kept = new Map<string, string>()) {
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
}

test("what was chosen in a call is there after a reload, and only in that call", () => {
  const shelf = aShelf();
  expect(keptChoices(shelf, call)).toBeUndefined();
  keepChoices(shelf, call, { soundOff: true, bandwidth: "low" });
  expect(keptChoices(shelf, call)).toMatchObject({ soundOff: true, bandwidth: "low" });
  expect(keptChoices(shelf, another)).toBeUndefined();
});

test.each(["", "{", "[]", '{"call":7}', '{"corner":"middle","isHidden":false}'])(
  "%j is nothing that was kept",
  (text) => {
    const shelf = { getItem: () => text };
    expect(keptChoices(shelf, call)).toBeUndefined();
    expect(keptSelfPlace(shelf)).toEqual({ corner: "top-right", isHidden: false });
  },
);

test("one's own picture stands where it was put", () => {
  const shelf = aShelf();
  keepSelfPlace(shelf, { corner: "bottom-left", isHidden: true });
  expect(keptSelfPlace(shelf)).toEqual({ corner: "bottom-left", isHidden: true });
});

test.each([
  ["top-right", "ArrowDown", "bottom-right"],
  ["bottom-right", "ArrowLeft", "bottom-left"],
  ["bottom-left", "ArrowUp", "top-left"],
  ["top-left", "ArrowRight", "top-right"],
  ["top-left", "ArrowLeft", "top-left"],
  ["top-left", "Enter", undefined],
] as const)("from %s, %s leads to %s", (corner, key, next) => {
  expect(cornerBeside(corner, key)).toBe(next);
});

const area = { left: 100, top: 50, width: 1_000, height: 500 };
test.each([
  ["top", { clientX: 0, clientY: 300 }, 0.5],
  ["left", { clientX: 700, clientY: 0 }, 0.6],
  ["top", { clientX: 0, clientY: -900 }, 0.2],
  ["left", { clientX: 9_000, clientY: 0 }, 0.8],
] as const)("the border drawn in %s to %j gives the stage %d", (place, point, part) => {
  expect(partAt(place, area, point)).toBe(part);
});

test.each([
  ["top", 0.5, "ArrowDown", 0.54],
  ["top", 0.5, "ArrowUp", 0.46],
  ["top", 0.79, "ArrowDown", 0.8],
  ["top", 0.5, "ArrowLeft", undefined],
  ["left", 0.5, "ArrowLeft", 0.46],
  ["left", 0.5, "Home", 0.48],
  ["left", 0.5, "Tab", undefined],
] as const)("in %s at %d, %s gives %s", (place, part, key, next) => {
  expect(stepped(place, part, key, 0.48)).toBe(next);
});
