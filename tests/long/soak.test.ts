import { inCall, openNow } from "../support/in-call.ts";
import { expect, expectMedia, test } from "../support/people.ts";

/** How long the call lasts; issue 4 says half an hour. */
const minutes = Number(process.env["FRONTDESK_SOAK_MINUTES"] ?? 30);
/** What is read and made once belongs to no call: the heap is measured from here on, in minutes. */
const settled = Math.min(5, Math.ceil(minutes / 4));
/** A room has one connection to send and one to receive. */
const needed = 2;

test(`a call of ${minutes} minutes: the window's heap does not grow, and no connection is left over`, async ({
  browser,
  house,
}) => {
  test.setTimeout((minutes + 5) * 60_000);
  const { agent, visitor } = await inCall(browser, house);
  const debug = await agent.context.newCDPSession(agent.page);
  await debug.send("HeapProfiler.enable");

  async function heap(): Promise<number> {
    await debug.send("HeapProfiler.collectGarbage");
    const { usedSize } = await debug.send("Runtime.getHeapUsage");
    return usedSize;
  }

  const heaps: number[] = [];
  for (let minute = 1; minute <= minutes; minute += 1) {
    // The time itself is what is tested.
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    heaps.push(await heap());
    const { connections } = await openNow(agent.page);
    console.log(`  after ${minute} min: ${(heaps.at(-1)! / 1e6).toFixed(2)} MB, ${connections} connections`);
    expect(connections).toBeLessThanOrEqual(needed);
  }
  await expectMedia(agent, "at the desk, at the end");
  await expectMedia(visitor, "at the visitor's, at the end");

  const first = heaps[settled - 1]!;
  const last = Math.min(...heaps.slice(-3));
  console.log(`  heap after ${settled} min and at the end: ${(((last - first) / first) * 100).toFixed(1)} %`);
  expect(last, "the heap at the end").toBeLessThanOrEqual(first * 1.05);

  await agent.end();
  await expect.poll(async () => openNow(agent.page)).toEqual({ connections: 0, captures: 0 });
});
