import { race } from "../support/races.ts";
import { expect, test } from "../support/people.ts";

test("10,000 times everything races for one conversation, and for its handing on: never two owners", async () => {
  const seed = Number(process.env["FRONTDESK_SEED"] ?? Date.now() % 1_000_000);
  console.log(`  seed ${seed}`);
  const { rounds, won } = await race(10_000, seed);
  console.log(`  ${JSON.stringify(won)}`);
  expect(rounds).toBe(10_000);
});
