import { expect, test } from "vitest";
import type { QueueId } from "../../../../src-shared/queues/model.ts";
import { paceOf } from "../../../../src-hub/availability/expected.ts";

const sales = "sales" as QueueId;
const minute = 60_000;
const every = (ms: number, count: number, begin = 0) =>
  Array.from({ length: count }, (_, at) => ({ queue: sales, at: begin + at * ms }));

test.each([
  ["five in four minutes: 48 seconds each, said as half minutes", every(minute, 5), 0, true, 4 * minute, 60],
  ["two before him: three times that", every(minute, 5), 2, true, 4 * minute, 150],
  ["four are no basis", every(minute, 4), 0, true, 3 * minute, null],
  ["nobody at work", every(minute, 5), 0, false, 4 * minute, null],
  ["nobody was taken for long: the pace of before no longer holds", every(minute, 5), 0, true, 13 * minute, null],
  ["a slow queue may be silent for longer", every(5 * minute, 6), 0, true, 35 * minute, 360],
  ["what is more than half an hour ago does not count", every(minute, 5), 0, true, 33 * minute, null],
  ["never less than half a minute", every(1_000, 40), 0, true, 40_000, 30],
] as const)("%s", (_name, before, ahead, staffed, now, seconds) => {
  expect(paceOf(before).expected(sales, ahead, () => staffed, now)).toBe(seconds);
});
