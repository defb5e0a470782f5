import { chromium, type Browser } from "@playwright/test";
import { Agent, expect, expectMedia, test, Visitor } from "../support/people.ts";
import { makeNet, type Net, type Place } from "../support/net/net.ts";
import { type RunningHouse } from "../support/running-house.ts";
import { mediaBrowser } from "../support/switches.ts";

interface Line {
  net: Net;
  agent: Agent;
  visitor: Visitor;
  stop: () => Promise<void>;
}

/** A call between two places, each behind a network of its own. */
async function callAcross(house: RunningHouse, browser: Browser): Promise<Line> {
  const net = await makeNet();
  net.open(house.ports());
  const browsers: Browser[] = [];
  async function browserIn(place: Place): Promise<Browser> {
    const { executablePath = chromium.executablePath(), args } = mediaBrowser();
    const made = await chromium.launch({ args, executablePath: net.browserIn(place, executablePath) });
    browsers.push(made);
    return made;
  }
  // The house's own desk stays out of it.
  const inHouse = await Agent.at(browser, house.desk);
  await inHouse.page.getByRole("button", { name: "State" }).click();
  await inHouse.page.getByRole("menuitemradio", { name: "Away" }).click();
  const agent = await Agent.at(await browserIn("agent"), await house.secondDesk(net.inside("agent")));
  const visitor = await Visitor.on(await browserIn("visitor"), house.demo);
  await visitor.start("Can you show me?");
  await agent.accept();
  await agent.invite();
  await visitor.acceptCall();
  await expectMedia(agent, "at the desk, first");
  await expectMedia(visitor, "at the visitor's, first");
  return {
    net,
    agent,
    visitor,
    async stop() {
      for (const one of browsers) await one.close();
      await net.stop();
    },
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Seconds until both sides get new pictures and sound again. */
async function untilBack({ agent, visitor }: Line): Promise<number> {
  const began = performance.now();
  const marks = [await agent.hears(), await visitor.hears()];
  await expect
    .poll(
      async () => {
        const now = [await agent.hears(), await visitor.hears()];
        return now.every((one, index) => {
          const mark = marks[index]!;
          // A room that was joined anew counts from nothing.
          if (one.frames < mark.frames) marks[index] = { frames: 0, energy: 0 };
          return one.frames > marks[index]!.frames + 5 && one.energy > marks[index]!.energy;
        });
      },
      { timeout: 60_000, intervals: [100] },
    )
    .toBe(true);
  return (performance.now() - began) / 1000;
}

const cuts = [
  { place: "visitor", seconds: 5, within: 3 },
  { place: "visitor", seconds: 30, within: 5 },
  { place: "visitor", seconds: 120, within: 10 },
  { place: "agent", seconds: 5, within: 3 },
  { place: "agent", seconds: 30, within: 5 },
] as const;

for (const { place, seconds, within } of cuts)
  test(`the ${place}'s line is cut for ${seconds} s: picture and sound are back by themselves within ${within} s`, async ({
    browser,
    house,
  }) => {
    const line = await callAcross(house, browser);
    await line.net.weather(place, { cut: true });
    await sleep(seconds * 1000); // The fault itself lasts so long.
    await line.net.weather(place, {});
    const back = await untilBack(line);
    console.log(`  back after ${back.toFixed(1)} s`);
    expect(back).toBeLessThanOrEqual(within);
    await line.visitor.say("Still here?");
    await expect(line.agent.page.getByText("Still here?").first()).toBeVisible();
    await line.stop();
  });
