import { expect, test } from "vitest";
import { closeCodes, type Closed } from "../../../../src-shared/rpc/pipe.ts";
import { pipePair } from "../../../../src-shared/rpc/pipe-pair.ts";
import { handClock, turns } from "../../../support/hand-clock.ts";
import { serveSmall } from "../../../support/rpc.ts";

/** Somebody who has said hello, where ten asks a second may be kept up, and forty made at once. */
async function greeted() {
  const clock = handClock();
  const [near, far] = pipePair();
  serveSmall(far, clock, { beat: 0, rate: 10, burst: 40 });
  const frames: string[] = [];
  const closed: Closed[] = [];
  near.onFrame((frame) => void frames.push(frame));
  near.onClosed((one) => void closed.push(one));
  near.post(JSON.stringify({ id: "h", ask: "hello", input: { protocol: 5, who: { token: "good" }, logs: {} } }));
  await turns();
  const ask = (times: number) => {
    for (let count = 0; count < times; count++) near.post(JSON.stringify({ id: "x", ask: "count.read", input: {} }));
  };
  return { clock, frames, closed, ask };
}

test("who goes on at a hundred times the rate is sent away after five seconds of it, though some of it passes", async () => {
  const { clock, frames, closed, ask } = await greeted();
  let took = 0;
  for (; took < 10_000 && closed.length === 0; took += 100) {
    ask(100);
    await clock.advance(100);
  }
  expect(closed[0]).toEqual({ code: closeCodes.tooFast, reason: "too-fast" });
  expect(took).toBeGreaterThan(4_900);
  expect(took).toBeLessThan(5_300);
  expect(frames.filter((frame) => frame.includes('"value"')).length).toBeGreaterThan(80);
});

test.each([
  ["in bursts, with a rest after each", 60, 5_000],
  ["a little above the rate", 12, 1_000],
])("who asks %s is never sent away", async (_how, times, every) => {
  const { clock, closed, ask } = await greeted();
  for (let time = 0; time < 60_000; time += every) {
    ask(times);
    await clock.advance(every);
  }
  expect(closed).toEqual([]);
});
