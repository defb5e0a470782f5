import { expect, test } from "vitest";
import { keyFrom } from "../../../../src-renderer/administration/key-from.ts";

test.each([
  ["Advice", "advice"],
  ["  Garden & Home!  ", "garden-home"],
  ["Beratung für Häuser", "beratung-fur-hauser"],
  ["№ 12 — Été", "no-12-ete"],
  ["日本", ""],
  ["-", ""],
  ["a".repeat(60), "a".repeat(40)],
])("%s", (name, key) => {
  expect(keyFrom(name)).toBe(key);
});
