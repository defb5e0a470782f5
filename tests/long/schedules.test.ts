import fc from "fast-check";
import { schedule } from "../support/schedule-acts.ts";
import { theatre } from "../support/schedules.ts";
import { expect, test } from "../support/people.ts";

const wanted = Number(process.env["FRONTDESK_SCHEDULES"] ?? 10_000);
const within = 14 * 60_000;

test("nothing is lost, doubled or put in another place under 10,000 random schedules", async () => {
  const seed = Number(process.env["FRONTDESK_SEED"] ?? Date.now() % 1_000_000);
  console.log(`  seed ${seed}`);
  const { play, close, done } = theatre();
  let played = 0;
  const counted = async (acts: Parameters<typeof play>[0]): Promise<void> => {
    await play(acts);
    played += 1;
  };
  await fc.assert(fc.asyncProperty(schedule, counted), { numRuns: wanted, seed, interruptAfterTimeLimit: within });
  await close();
  console.log(`  ${played} schedules: ${JSON.stringify(done)}`);
  expect(played, "within the time that they may take").toBe(wanted);
});
