import fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarEntry, calendarFile, escaped, folded } from "../../../../src-hub/appointments/calendar.ts";

const entry: CalendarEntry = {
  method: "REQUEST",
  uid: "0189@garden.example",
  sequence: 0,
  stamp: Date.UTC(2026, 9, 1, 8),
  start: Date.UTC(2026, 9, 25, 0, 30),
  minutes: 45,
  summary: "Video call with Garden, Inc.; tools",
  description: "Begin here: https://hub.example/video/garden#abc",
  url: "https://hub.example/video/garden#abc",
  organizer: { name: 'The "Garden"', address: "help@garden.example" },
  attendee: "maria@shop.example",
};
const unfolded = (file: string): string[] => file.replaceAll("\r\n ", "").split("\r\n");

test("an entry says when, with whom and where, in UTC, with an alarm", () => {
  expect(unfolded(calendarFile(entry))).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Frontdesk//Appointments//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:REQUEST",
    "BEGIN:VEVENT",
    "UID:0189@garden.example",
    "SEQUENCE:0",
    "DTSTAMP:20261001T080000Z",
    "DTSTART:20261025T003000Z",
    "DTEND:20261025T011500Z",
    "SUMMARY:Video call with Garden\\, Inc.\\; tools",
    "DESCRIPTION:Begin here: https://hub.example/video/garden#abc",
    "URL:https://hub.example/video/garden#abc",
    "ORGANIZER;CN=\"The 'Garden'\":mailto:help@garden.example",
    "ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:maria@shop.example",
    "STATUS:CONFIRMED",
    "TRANSP:OPAQUE",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:Video call with Garden\\, Inc.\\; tools",
    "TRIGGER:-PT15M",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("a moved one has the same name and the next number; a cancelled one is off and rings no more", () => {
  expect(calendarFile({ ...entry, sequence: 3 })).toMatch(/UID:0189@garden\.example\r\nSEQUENCE:3\r\n/);
  const off = calendarFile({ ...entry, method: "CANCEL", sequence: 4, url: "", description: "" });
  expect(off).toContain("METHOD:CANCEL\r\n");
  expect(off).toContain("STATUS:CANCELLED\r\n");
  expect(off).not.toMatch(/VALARM|URL|\r\nDESCRIPTION/);
});

test.each([
  ["a,b;c", "a\\,b\\;c"],
  ["back\\slash", "back\\\\slash"],
  ["two\nlines\r\nthree\rfour", "two\\nlines\\nthree\\nfour"],
  ["no\u0000bell\u0007", "nobell"],
  ['"quotes": stay', '"quotes": stay'],
])("%j is written as %j", (text, written) => {
  expect(escaped(text)).toBe(written);
});

test("whatever is written, no line is longer than 75 octets, none breaks out, and unfolding gives it back", () => {
  const graphemes = fc.string({ unit: "grapheme", maxLength: 300 });
  fc.assert(
    fc.property(graphemes, graphemes, (summary, name) => {
      const file = calendarFile({ ...entry, summary, organizer: { name, address: "help@garden.example" } });
      const lines = file.split("\r\n");
      for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      const whole = unfolded(file);
      expect(whole).toHaveLength(26);
      expect(whole[11]).toBe(`SUMMARY:${escaped(summary)}`);
    }),
  );
});

test("a line of 75 octets stays whole, and no character is cut in two", () => {
  expect(folded("x".repeat(75))).toBe("x".repeat(75));
  expect(folded("x".repeat(76))).toBe(`${"x".repeat(75)}\r\n x`);
  expect(folded(`${"x".repeat(74)}é`)).toBe(`${"x".repeat(74)}\r\n é`);
  expect(
    folded("🌷".repeat(20))
      .split("\r\n")
      .map((line) => line.trim().length / 2),
  ).toEqual([18, 2]);
});
