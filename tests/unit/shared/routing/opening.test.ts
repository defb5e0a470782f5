import { describe, expect, test } from "vitest";
import { Hours } from "../../../../src-shared/routing/hours.ts";
import { isOpen, nextChange } from "../../../../src-shared/routing/opening.ts";

const allWeek = (...spans: Array<[string, string]>) => {
  const day = spans.map(([from, to]) => ({ from, to }));
  return { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day };
};
const hours = (zone: string, spans: Array<[string, string]>, holidays: unknown[] = []) =>
  Hours.parse({ zone, weekly: allWeek(...spans), holidays });
const at = (text: string) => Date.parse(text);
const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());

describe("open or not", () => {
  const office: Array<[string, string]> = [["09:00", "17:00"]];
  test.each([
    ["the first minute counts", "Europe/Helsinki", office, "2026-01-15T07:00:00Z", true, "2026-01-15T15:00:00.000Z"],
    ["a moment before", "Europe/Helsinki", office, "2026-01-15T06:59:59.999Z", false, "2026-01-15T07:00:00.000Z"],
    [
      "the last minute does not count",
      "Europe/Helsinki",
      office,
      "2026-01-15T15:00:00Z",
      false,
      "2026-01-16T07:00:00.000Z",
    ],
    ["nine is nine in summer too", "Europe/Helsinki", office, "2026-07-15T06:00:00Z", true, "2026-07-15T14:00:00.000Z"],
    ["far west: yesterday there", "Pacific/Honolulu", office, "2026-01-16T02:00:00Z", true, "2026-01-16T03:00:00.000Z"],
    [
      "far east: tomorrow there",
      "Pacific/Kiritimati",
      office,
      "2026-01-14T19:30:00Z",
      true,
      "2026-01-15T03:00:00.000Z",
    ],
    ["a zone of half hours", "Asia/Kolkata", office, "2026-01-15T03:30:00Z", true, "2026-01-15T11:30:00.000Z"],
    ["a zone of quarters", "Asia/Kathmandu", office, "2026-01-15T03:14:00Z", false, "2026-01-15T03:15:00.000Z"],
    [
      "over midnight as two spans",
      "Europe/Berlin",
      [
        ["22:00", "24:00"],
        ["00:00", "06:00"],
      ],
      "2026-01-15T23:30:00Z",
      true,
      "2026-01-16T05:00:00.000Z",
    ],
    ["all day, every day: never changes", "UTC", [["00:00", "24:00"]], "2026-01-15T23:59:59Z", true, null],
    ["never open", "UTC", [], "2026-01-15T12:00:00Z", false, null],
    [
      "spans that touch are one",
      "UTC",
      [
        ["09:00", "12:00"],
        ["12:00", "15:00"],
      ],
      "2026-01-15T10:00:00Z",
      true,
      "2026-01-15T15:00:00.000Z",
    ],
  ] as const)("%s", (_name, zone, spans, now, open, next) => {
    const given = hours(
      zone,
      spans.map(([from, to]) => [from, to]),
    );
    expect(isOpen(given, at(now))).toBe(open);
    expect(iso(nextChange(given, at(now)))).toBe(next);
  });
});

describe("daylight saving", () => {
  // Berlin 2026: 29 March 02:00 → 03:00; 25 October 03:00 → 02:00.
  test.each([
    [
      "spring: a span in the hour that is left out has no time",
      [["02:00", "03:00"]],
      "2026-03-29T00:30:00Z",
      false,
      "2026-03-30T00:00:00.000Z",
    ],
    [
      "spring: a span that begins in it begins at the jump",
      [["02:30", "05:00"]],
      "2026-03-29T00:30:00Z",
      false,
      "2026-03-29T01:00:00.000Z",
    ],
    ["spring: and is open behind it", [["02:30", "05:00"]], "2026-03-29T01:00:00Z", true, "2026-03-29T03:00:00.000Z"],
    [
      "spring: a span that ends in it ends at the jump",
      [["01:00", "02:30"]],
      "2026-03-29T00:59:59Z",
      true,
      "2026-03-29T01:00:00.000Z",
    ],
    ["spring: over it, one hour less", [["00:00", "06:00"]], "2026-03-28T23:00:00Z", true, "2026-03-29T04:00:00.000Z"],
    ["autumn: over it, one hour more", [["00:00", "06:00"]], "2026-10-24T22:00:00Z", true, "2026-10-25T05:00:00.000Z"],
    [
      "autumn: a span within the hour that comes twice lasts from the first to the second",
      [["02:00", "03:00"]],
      "2026-10-25T00:00:00Z",
      true,
      "2026-10-25T02:00:00.000Z",
    ],
    [
      "autumn: begins the first time it shows",
      [["02:30", "05:00"]],
      "2026-10-25T00:30:00Z",
      true,
      "2026-10-25T04:00:00.000Z",
    ],
    [
      "autumn: and is not closed when it shows again",
      [["02:30", "05:00"]],
      "2026-10-25T01:05:00Z",
      true,
      "2026-10-25T04:00:00.000Z",
    ],
    [
      "autumn: ends the last time it shows",
      [["01:00", "02:30"]],
      "2026-10-25T00:45:00Z",
      true,
      "2026-10-25T01:30:00.000Z",
    ],
  ] as const)("%s", (_name, spans, now, open, next) => {
    const given = hours(
      "Europe/Berlin",
      spans.map(([from, to]) => [from, to]),
    );
    expect(isOpen(given, at(now))).toBe(open);
    expect(iso(nextChange(given, at(now)))).toBe(next);
  });

  test("where the clock jumps at midnight the day begins at one, and where it goes back over midnight the day is longer", () => {
    // Beirut 2026: 29 March 00:00 → 01:00; 25 October 00:00 → 24 October 23:00.
    const day = hours("Asia/Beirut", [["00:00", "24:00"]], [{ date: "2026-03-28", name: "Closed" }]);
    expect(iso(nextChange(day, at("2026-03-28T10:00:00Z")))).toBe("2026-03-28T22:00:00.000Z");
    const late = hours("Asia/Beirut", [["22:00", "24:00"]]);
    expect(iso(nextChange(late, at("2026-10-24T19:30:00Z")))).toBe("2026-10-24T22:00:00.000Z");
    expect(isOpen(late, at("2026-10-24T21:30:00Z"))).toBe(true);
  });
});

describe("holidays", () => {
  const closed = [
    { date: "2026-12-24", name: "Christmas Eve", spans: [{ from: "09:00", to: "12:00" }] },
    { date: "2026-12-25", name: "Christmas" },
  ];
  const given = hours("Europe/Paris", [["09:00", "18:00"]], closed);
  test.each([
    ["hours of its own", "2026-12-24T09:00:00Z", true, "2026-12-24T11:00:00.000Z"],
    ["closed over it, to the day after", "2026-12-24T12:00:00Z", false, "2026-12-26T08:00:00.000Z"],
    ["closed all day", "2026-12-25T12:00:00Z", false, "2026-12-26T08:00:00.000Z"],
    ["the evening before is as ever", "2026-12-23T16:30:00Z", true, "2026-12-23T17:00:00.000Z"],
  ])("%s", (_name, now, open, next) => {
    expect(isOpen(given, at(now))).toBe(open);
    expect(iso(nextChange(given, at(now)))).toBe(next);
  });
});

test("isOpen changes exactly at nextChange, looked at every five minutes over both changes of the year", () => {
  const given = hours("America/New_York", [
    ["00:30", "02:15"],
    ["02:45", "23:00"],
  ]);
  for (const begin of ["2026-03-07T12:00:00Z", "2026-10-31T12:00:00Z"])
    for (let now = at(begin); now < at(begin) + 36 * 3_600_000; now += 300_000) {
      const next = nextChange(given, now)!;
      expect(next).toBeGreaterThan(now);
      expect(isOpen(given, next - 1), `${iso(now)} before ${iso(next)}`).toBe(isOpen(given, now));
      expect(isOpen(given, next), `${iso(now)} at ${iso(next)}`).toBe(!isOpen(given, now));
    }
});

describe("what cannot be written", () => {
  const plain = { zone: "UTC" };
  const monday = (...spans: Array<{ from: string; to: string }>) => ({ ...plain, weekly: { monday: spans } });
  test.each([
    ["spans that overlap", monday({ from: "09:00", to: "12:00" }, { from: "11:59", to: "13:00" }), "spans-overlap"],
    ["one within another", monday({ from: "09:00", to: "17:00" }, { from: "10:00", to: "11:00" }), "spans-overlap"],
    ["the same twice", monday({ from: "09:00", to: "17:00" }, { from: "09:00", to: "17:00" }), "spans-overlap"],
    ["a span that ends before it begins", monday({ from: "22:00", to: "06:00" }), "span-backwards"],
    ["one without length", monday({ from: "09:00", to: "09:00" }), "span-backwards"],
    ["no time", monday({ from: "9:00", to: "10:00" }), "time-wrong"],
    ["25 hours", monday({ from: "09:00", to: "25:00" }), "time-wrong"],
    ["an unknown zone", { zone: "Europe/Atlantis" }, "time-zone-unknown"],
    ["an offset instead of a place", { zone: "+02:00" }, "time-zone-unknown"],
    ["no date", { ...plain, holidays: [{ date: "2026-02-30", name: "x" }] }, "date-wrong"],
    [
      "a holiday twice",
      {
        ...plain,
        holidays: [
          { date: "2026-02-03", name: "x" },
          { date: "2026-02-03", name: "y" },
        ],
      },
      "holiday-twice",
    ],
  ])("%s", (_name, input, reason) => {
    const parsed = Hours.safeParse(input);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues[0]?.message).toBe(reason);
  });
});
