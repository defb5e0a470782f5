import { expect, test } from "vitest";
import { watchResume } from "../../../src-media/way-back.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { handClock, turns } from "../../support/hand-clock.ts";

type Answer = "answers" | "over" | "refused" | "silent";

/** A resume whose hub answers each probe as `answer` says now. */
function resuming(first: Answer) {
  const clock = handClock();
  const seen = { probes: 0, nudges: 0, gaveUp: [] as string[], back: false, answer: first };
  const stop = watchResume({
    machine: clock,
    join() {
      seen.probes += 1;
      if (seen.answer === "silent") return new Promise(() => {});
      if (seen.answer === "answers") return Promise.resolve({});
      return Promise.reject(seen.answer === "over" ? refuse("gone", "call-ended") : refuse("unavailable", "link-lost"));
    },
    isOver: (error) => error instanceof Error && error.message.includes("gone"),
    nudge: () => void (seen.nudges += 1),
    isBack: () => seen.back,
    giveUp: (after) => void seen.gaveUp.push(after),
  });
  return { clock, seen, stop };
}

test("a blink is left to the room", async () => {
  const { clock, seen, stop } = resuming("answers");
  await clock.advance(1_400);
  stop();
  await clock.advance(60_000);
  expect(seen).toMatchObject({ probes: 0, gaveUp: [] });
});

test("the hub answers and the room still tries: it is joined anew", async () => {
  const { clock, seen } = resuming("answers");
  await clock.advance(1_500);
  await turns();
  expect(seen.gaveUp).toEqual(["again"]);
});

test("a room that came back while the hub was asked stays", async () => {
  const { clock, seen } = resuming("answers");
  seen.back = true;
  await clock.advance(10_000);
  expect(seen.gaveUp).toEqual([]);
});

test("while the line is cut the hub is asked on, and its line is nudged when it is silent", async () => {
  const { clock, seen } = resuming("silent");
  await clock.advance(30_000);
  expect(seen.nudges).toBeGreaterThan(8);
  expect(seen.gaveUp).toEqual([]);
  seen.answer = "refused";
  await clock.advance(5_000);
  expect(seen.gaveUp).toEqual([]);
  seen.answer = "answers";
  await clock.advance(3_000);
  expect(seen.gaveUp).toEqual(["again"]);
  const { probes } = seen;
  await clock.advance(30_000);
  expect(seen.probes).toBe(probes);
});

test("a call that ended meanwhile is not come back to", async () => {
  const { clock, seen } = resuming("over");
  await clock.advance(1_500);
  await turns();
  expect(seen.gaveUp).toEqual(["over"]);
});
