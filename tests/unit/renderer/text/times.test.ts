import { expect, test } from "vitest";
import { dayText, machineDuration, runningTime, spokenDuration } from "../../../../src-renderer/text/times.ts";

test.each([
  [-5_000, "0:00"],
  [0, "0:00"],
  [7_999, "0:07"],
  [872_000, "14:32"],
  [3_600_000, "1:00:00"],
  [3_727_000, "1:02:07"],
  [100 * 3_600_000, "100:00:00"],
])("%d ms run as %s", (elapsed, shown) => {
  expect(runningTime(elapsed)).toBe(shown);
});

test("the same for machines", () => {
  expect(machineDuration(872_000)).toBe("PT14M32S");
});

test.each([
  [0, "0 sec"],
  [38_000, "38 sec"],
  [59_999, "1 min"],
  [3_599_000, "1 hr"],
  [240_000, "4 min"],
  [72 * 60_000, "1 hr 12 min"],
  [7_200_000, "2 hr"],
  [7_199_000, "2 hr"],
])("%d ms are read as %s", (elapsed, shown) => {
  expect(spokenDuration(elapsed)).toBe(shown);
});

const now = new Date(2026, 10, 21, 12, 0).getTime();
test.each([
  [new Date(2026, 10, 21, 0, 1), "today"],
  [new Date(2026, 10, 20, 23, 59), "yesterday"],
  [new Date(2026, 10, 17, 12, 0), "Tuesday"],
  [new Date(2026, 9, 12, 12, 0), "Oct 12"],
  [new Date(2025, 2, 3, 12, 0), "Mar 3, 2025"],
])("%s is %s", (at, shown) => {
  expect(dayText(at.getTime(), now)).toBe(shown);
});
