import { expect, test } from "vitest";
import { testAgainAfter, useOf, verdictOf, type Workstation } from "../../../../src-main/presence/rules.ts";

const used: Workstation = { isLocked: false, isAsleep: false, idleFor: 0, idleAfter: 10, isInCall: false };

test.each<[string, Partial<Workstation>, ReturnType<typeof useOf>]>([
  ["in use", {}, null],
  ["nine minutes and 59 seconds", { idleFor: 599 }, null],
  ["ten minutes", { idleFor: 600 }, "idle"],
  ["ten minutes in a call", { idleFor: 600, isInCall: true }, null],
  ["ten minutes where idle does not count", { idleFor: 600, idleAfter: 0 }, null],
  ["where nobody can say", { idleFor: null }, null],
  ["locked", { isLocked: true }, "locked"],
  ["locked in a call", { isLocked: true, isInCall: true }, "locked"],
  ["locked for ten minutes", { isLocked: true, idleFor: 600 }, "locked"],
  ["asleep behind a lock", { isLocked: true, isAsleep: true, idleFor: 600 }, "asleep"],
])("%s", (_name, over, expected) => {
  expect(useOf({ ...used, ...over })).toBe(expected);
});

test("a part that could not be tested stays as it was found the last time", () => {
  expect(verdictOf([], { unready: ["ring"], passedOver: ["microphone"] })).toEqual(["ring"]);
  expect(verdictOf(["microphone", "ring"], { unready: [], passedOver: ["microphone"] })).toEqual(["microphone"]);
  expect(verdictOf(["microphone"], { unready: ["microphone"], passedOver: ["microphone"] })).toEqual(["microphone"]);
  expect(verdictOf(["microphone", "ring"], { unready: [], passedOver: [] })).toEqual([]);
});

test("who is not ready is tested more often", () => {
  expect(testAgainAfter(["ring"])).toBeLessThan(testAgainAfter([]));
});
