import { expect, test } from "vitest";
import {
  firstTime,
  localTime,
  parkedShort,
  parkedWords,
  timeIn,
} from "../../../../src-renderer/transfers/park-times.ts";

const at = (time: string) => new Date(`2026-03-02T${time}`).getTime();
const now = at("10:05");

test("what wakes a parked conversation is said with its day where that is another one", () => {
  expect(parkedWords(null, { name: "Maria", now })).toBe("Parked until Maria writes");
  expect(parkedShort(at("11:30"), now)).toBe("until 11:30");
  expect(parkedShort(at("11:30") + 24 * 3_600_000, now)).toBe("until tomorrow, 11:30");
});

test("the first time in the field is a full hour that is not too near, and reads back as it is shown", () => {
  expect(firstTime(now)).toBe("2026-03-02T11:00");
  expect(firstTime(at("10:55"))).toBe("2026-03-02T12:00");
  expect(timeIn(localTime(at("11:30")))).toBe(at("11:30"));
  expect(timeIn("")).toBeUndefined();
});
