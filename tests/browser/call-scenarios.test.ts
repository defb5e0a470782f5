import { expect, inCall, inRoom, openNow } from "../support/in-call.ts";
import { expectMedia, test } from "../support/people.ts";

// Each of livekit-client's own that breaks something here. Not `fail-on-v1-path`, which is about another server, `force-tcp`
// and `force-tls`, for which the server of this house has no port, and `subscriber-bandwidth`, which only makes it narrow.
const scenarios = [
  "signal-reconnect",
  "resume-reconnect",
  "full-reconnect",
  "speaker",
  "migration",
  "server-leave",
  "node-failure",
  "disconnect-signal-on-resume",
  "disconnect-signal-on-resume-no-messages",
  "leave-full-reconnect",
] as const;

test("whatever breaks in the media's way, picture and sound come back by themselves, on no more connections than before", async ({
  browser,
  house,
}) => {
  test.setTimeout(240_000);
  const { agent, visitor } = await inCall(browser, house);
  const { page } = agent;
  const before = await openNow(page);
  for (const scenario of scenarios) {
    await page.evaluate((name) => {
      const { rooms } = globalThis as unknown as { rooms: Array<{ simulateScenario(name: string): Promise<void> }> };
      return rooms.at(-1)?.simulateScenario(name);
    }, scenario);
    await expect
      .poll(() => inRoom(page, (room) => room.state), { message: scenario, timeout: 30_000 })
      .toBe("connected");
    await expect(agent.call.getByText("Reconnecting…")).toBeHidden({ timeout: 30_000 });
    await expectMedia(agent, `at the desk, after ${scenario}`);
    await expectMedia(visitor, `at the visitor's, after ${scenario}`);
    await expect.poll(() => openNow(page), { message: scenario }).toEqual(before);
  }
  await agent.call.getByRole("button", { name: "End video call" }).click();
  await expect(agent.call).toBeHidden();
  await expect.poll(() => openNow(page)).toEqual({ connections: 0, captures: 0 });
});
