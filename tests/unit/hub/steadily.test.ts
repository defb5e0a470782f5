import { expect, test } from "vitest";
import { steadily } from "../../../src-hub/steadily.ts";
import { turns } from "../../support/hand-clock.ts";

test("no two runs overlap, even when the work wakes itself in its first turn", async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const one = steadily(
    async () => {
      running += 1;
      most = Math.max(most, running);
      runs += 1;
      if (runs === 1) one.wake();
      await Promise.resolve();
      running -= 1;
    },
    (error) => expect.unreachable(String(error)),
  );
  one.wake();
  await turns();
  expect({ most, runs }).toEqual({ most: 1, runs: 2 });
});

test("wake-ups during a run are one more run; a run that fails does not end it", async () => {
  const failures: unknown[] = [];
  let runs = 0;
  const one = steadily(
    async () => {
      runs += 1;
      await Promise.resolve();
      if (runs === 1) throw new Error("the first");
    },
    (error) => failures.push(error),
  );
  one.wake();
  await Promise.resolve();
  one.wake();
  one.wake();
  await one.settled();
  expect(runs).toBe(2);
  expect(failures).toHaveLength(1);
  one.wake();
  await one.settled();
  expect(runs).toBe(3);
});
