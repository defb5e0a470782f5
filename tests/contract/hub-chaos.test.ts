import { expect, test } from "vitest";
import { chaos } from "../support/chaos/run.ts";

test("20 kills while everybody does everything: nothing acknowledged is lost, one owner, one offer, load is live work", async () => {
  const seed = Number(process.env["FRONTDESK_SEED"] ?? Date.now() % 1_000_000);
  console.log(`  seed ${seed}`);
  const report = await chaos({ kills: 20, agents: 6, visitors: 14, seed });
  console.log(`  ${JSON.stringify(report)}`);
  expect(report.kills).toBe(20);
  // It was not quiet: without work nothing could break.
  expect(report.decisions).toBeGreaterThan(50);
}, 240_000);
