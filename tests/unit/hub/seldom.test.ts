import { expect, test } from "vitest";
import { seldom } from "../../../src-hub/seldom.ts";
import { handClock } from "../../support/hand-clock.ts";

test("at once, then once at the end of each pause, if it was asked for meanwhile", async () => {
  const clock = handClock(0);
  const done: number[] = [];
  const one = seldom(
    clock,
    () => 100,
    () => void done.push(clock.now()),
  );
  for (let ask = 0; ask < 5; ask++) one.ask();
  await clock.advance(50);
  one.ask();
  await clock.advance(1_000);
  expect(done).toEqual([0, 100]);
  one.ask();
  one.ask();
  one.stop();
  await clock.advance(1_000);
  expect(done).toEqual([0, 100, 1_050]);
});

test("without a pause each time", () => {
  let done = 0;
  const one = seldom(
    handClock(),
    () => 0,
    () => done++,
  );
  for (let ask = 0; ask < 5; ask++) one.ask();
  expect(done).toBe(5);
});
