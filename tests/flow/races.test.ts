import { expect, test } from "vitest";
import { race } from "../support/races.ts";

test("200 times everything races for one conversation, and for its handing on: never two owners", async () => {
  const seed = Number(process.env["FRONTDESK_SEED"] ?? Date.now() % 1_000_000);
  console.log(`  seed ${seed}`);
  const { won } = await race(200, seed);
  // Each of them came first at times: it was a race.
  expect(Object.keys(won).toSorted()).toEqual([
    "accepts",
    "declines",
    "is handed it",
    "is lost",
    "leaves",
    "refuses it",
    "takes",
    "takes it back",
  ]);
}, 60_000);
