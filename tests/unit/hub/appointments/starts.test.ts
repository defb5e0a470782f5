import fc from "fast-check";
import { expect, test } from "vitest";
import type { AccountId } from "../../../../src-shared/accounts/model.ts";
import { step } from "../../../../src-shared/appointments/model.ts";
import { Hours } from "../../../../src-shared/routing/hours.ts";
import { isFree, isOpenFor, startsIn } from "../../../../src-hub/appointments/starts.ts";
import { dueAt, isHouseLate, remindersBy } from "../../../../src-hub/appointments/times.ts";

const minute = 60_000;
const hour = 60 * minute;
const anna = "anna" as AccountId;
const boris = "boris" as AccountId;
const helsinki = Hours.parse({
  zone: "Europe/Helsinki",
  weekly: { monday: [{ from: "09:00", to: "11:00" }], sunday: [{ from: "02:00", to: "05:00" }] },
});
const nobody = new Map<AccountId, ReadonlySet<number>>();

// Summer time ends there on Sunday, 25 October 2026, at 4:00, which comes twice.
test.each([
  ["in summer 9:00 there is 6:00 in UTC", Date.UTC(2026, 9, 19, 6), 60, true],
  ["in winter it is 7:00", Date.UTC(2026, 9, 26, 7), 60, true],
  ["and 6:00 is too early then", Date.UTC(2026, 9, 26, 6), 30, false],
  ["until closing", Date.UTC(2026, 9, 19, 7), 60, true],
  ["not beyond closing", Date.UTC(2026, 9, 19, 7), 65, false],
  ["the hour that comes twice is open twice", Date.UTC(2026, 9, 25, 0), 120, true],
  ["until it is 5:00 the only time", Date.UTC(2026, 9, 25, 2), 60, true],
  ["not longer", Date.UTC(2026, 9, 25, 2), 65, false],
])("%s", (_, start, minutes, isOpen) => {
  expect(isOpenFor(helsinki, start, minutes)).toBe(isOpen);
});

test("starts are offered by the clock there before and after the change, where somebody is free", () => {
  const from = Date.UTC(2026, 9, 19, 0);
  const taken = new Map([
    [anna, new Set([Date.UTC(2026, 9, 19, 6)])],
    [boris, new Set([Date.UTC(2026, 9, 19, 6, 10), Date.UTC(2026, 9, 19, 7, 55)])],
  ]);
  const starts = startsIn({ hours: helsinki, taken, anybody: false, from, minutes: 60 });
  expect(starts.slice(0, 2)).toEqual([Date.UTC(2026, 9, 19, 6, 30), Date.UTC(2026, 9, 19, 7)]);
  const after = startsIn({ hours: helsinki, taken, anybody: false, from: Date.UTC(2026, 9, 26, 0), minutes: 60 });
  expect(after[0]).toBe(Date.UTC(2026, 9, 26, 7));
});

test("nobody able: no start; anybody: each that is open", () => {
  const asked = { hours: undefined, taken: nobody, from: 1, minutes: 30 };
  expect(startsIn({ ...asked, anybody: false })).toEqual([]);
  expect(startsIn({ ...asked, anybody: true })).toHaveLength(7 * 48);
});

test("two appointments of one agent overlap exactly when they share a step", () => {
  const span = fc.record({ at: fc.integer({ min: 0, max: 40 }), steps: fc.integer({ min: 3, max: 24 }) });
  fc.assert(
    fc.property(span, span, (one, other) => {
      const taken = new Set(Array.from({ length: one.steps }, (_, index) => (one.at + index) * step));
      const apart = other.at >= one.at + one.steps || other.at + other.steps <= one.at;
      expect(isFree(taken, other.at * step, (other.steps * step) / minute)).toBe(apart);
    }),
  );
});

const booked = { state: "booked", start: 100 * hour, minutes: 30, reminded: 0, began_at: null, met: null } as const;
test.each([
  [booked, 76 * hour],
  [{ ...booked, reminded: 1 }, 100 * hour - 15 * minute],
  [{ ...booked, state: "moved" as const, reminded: 2 }, 100 * hour + 15 * minute],
  [{ ...booked, state: "running" as const }, 50 * hour + 2_000],
  [{ ...booked, state: "running" as const, met: "anna" }, 50 * hour + 15_000],
  [{ ...booked, state: "kept" as const }, null],
  [{ ...booked, state: "cancelled" as const }, null],
  [{ ...booked, state: "missed" as const }, null],
])("%j is looked at next at %s", (times, at) => {
  expect(dueAt(times, 50 * hour)).toBe(at);
});

test("reminders whose time has passed are not sent again; the house is late by its own coming or the visitor's", () => {
  expect([10, 90, 99.9].map((hours) => remindersBy(100 * hour, hours * hour))).toEqual([0, 1, 2]);
  const came = { ...booked, state: "running" as const, began_at: 100 * hour + 8 * minute };
  expect(isHouseLate(came, 100 * hour + 17 * minute)).toBe(false);
  expect(isHouseLate(came, 100 * hour + 18 * minute)).toBe(true);
});
