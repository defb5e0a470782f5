import { expect, test } from "vitest";
import { greeting, hourIn } from "../../../../src-renderer/canned/known.ts";

test("the greeting is of the visitor's hour and of the text's language", () => {
  const noon = Date.UTC(2026, 0, 15, 12, 30);
  expect(hourIn(noon, "Europe/Helsinki")).toBe(14);
  expect(hourIn(noon, "America/New_York")).toBe(7);
  expect(hourIn(noon, "No/Zone")).toBe(hourIn(noon, null));
  expect([4, 5, 11, 12, 17, 18, 23].map((hour) => greeting(hour, "en"))).toEqual([
    "Good evening",
    "Good morning",
    "Good morning",
    "Good afternoon",
    "Good afternoon",
    "Good evening",
    "Good evening",
  ]);
  expect(["fi-FI", "de", "fr", "ru", "sv"].map((language) => greeting(9, language))).toEqual([
    "Hyvää huomenta",
    "Guten Morgen",
    "Bonjour",
    "Доброе утро",
    "Good morning",
  ]);
});
