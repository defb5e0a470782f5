import { expect, test } from "vitest";
import { ringerItems } from "../../../../src-renderer/settings/ringer-items.ts";
import { aDevice } from "../../../support/devices.ts";

const labels = (...asked: Parameters<typeof ringerItems>) => ringerItems(...asked).map(({ label }) => label);
const headset = aDevice("h", "Headset");

test("the system's speaker stands first, and what has no name gets a number", () => {
  expect(labels([headset, aDevice("u", "")], null)).toEqual(["The system’s speaker", "Headset", "Speaker 2"]);
});

test("a chosen one that is not there keeps its place and says so", () => {
  expect(labels([], headset)).toEqual(["The system’s speaker", "Headset (not connected)"]);
  expect(labels([headset], headset)).toEqual(["The system’s speaker", "Headset"]);
});
