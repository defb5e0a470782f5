import { chaos } from "../support/chaos/run.ts";
import { expect, test } from "../support/people.ts";

const kills = Number(process.env["FRONTDESK_CHAOS_KILLS"] ?? 500);

test(`${kills} kills of the hub while everybody does everything`, async () => {
  test.setTimeout(kills * 6_000 + 60_000);
  const seed = Number(process.env["FRONTDESK_SEED"] ?? Date.now() % 1_000_000);
  console.log(`  seed ${seed}`);
  const report = await chaos({ kills, agents: 10, visitors: 24, seed });
  console.log(`  ${JSON.stringify(report)}`);
  expect(report.kills).toBe(kills);
});
