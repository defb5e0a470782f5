import { expect, test } from "vitest";
import { lanesOf } from "../../../../src-renderer/appointments/week.ts";

const minute = 60_000;
const span = (start: number, minutes: number) => ({ start: start * minute, minutes });
const shown = (...spans: Array<ReturnType<typeof span>>) => lanesOf(spans).map(({ lane, lanes }) => `${lane}/${lanes}`);

test("what overlaps stands side by side, what only touches does not", () => {
  expect(shown()).toEqual([]);
  expect(shown(span(0, 15), span(15, 15))).toEqual(["0/1", "0/1"]);
  expect(shown(span(0, 30), span(0, 30), span(15, 45))).toEqual(["0/3", "1/3", "2/3"]);
  // The third takes the place of the first, which is over by then.
  expect(shown(span(0, 30), span(10, 60), span(30, 15), span(90, 15))).toEqual(["0/2", "1/2", "0/2", "0/1"]);
});
