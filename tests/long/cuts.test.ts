import { test, untilBack } from "../support/net/across.ts";
import { expect } from "../support/people.ts";

const cuts = [
  { place: "visitor", seconds: 5, within: 3 },
  { place: "visitor", seconds: 30, within: 5 },
  { place: "visitor", seconds: 120, within: 10 },
  { place: "agent", seconds: 5, within: 3 },
  { place: "agent", seconds: 30, within: 5 },
] as const;

for (const { place, seconds, within } of cuts)
  test(`the ${place}'s line is cut for ${seconds} s: picture and sound are back by themselves within ${within} s`, async ({
    across,
  }) => {
    const { net, visitor, agent } = across;
    await net.weather(place, { cut: true });
    // The fault itself lasts so long.
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    await net.weather(place, {});
    const back = await untilBack(across);
    console.log(`  back after ${back.toFixed(1)} s`);
    expect(back).toBeLessThanOrEqual(within);
    await visitor.say("Still here?");
    await expect(agent.page.getByText("Still here?").first()).toBeVisible();
  });
