import { chromium, type Browser } from "@playwright/test";
import { Agent, expect, expectMedia, test as base, Visitor } from "../people.ts";
import type { RunningHouse } from "../running-house.ts";
import { mediaBrowser } from "../switches.ts";
import { makeNet, type Net, type Place } from "./net.ts";

/** A call between two places, each behind a network of its own. */
export interface Across {
  readonly house: RunningHouse;
  readonly net: Net;
  readonly agent: Agent;
  readonly visitor: Visitor;
}

/** How the two browsers are started; as always where nothing is said. */
export interface AcrossOptions {
  /** Runs in each page and frame before its own scripts. */
  readonly before?: () => void;
  readonly launchOptions?: { readonly args: readonly string[]; readonly executablePath?: string };
  readonly permissions?: readonly string[];
}

/** A test with a call between two places. */
export function acrossWith(options: AcrossOptions = {}) {
  return base.extend<{ across: Across }>({
    async across({ browser, house }, use) {
      const net = await makeNet();
      const browsers: Browser[] = [];
      try {
        net.open(house.ports());
        await use(await callAcross(house, browser, net, browsers, options));
      } finally {
        for (const one of browsers) await one.close();
        await house.endDesks();
        await net.stop();
      }
    },
  });
}

export const test = acrossWith();

async function callAcross(
  house: RunningHouse,
  browser: Browser,
  net: Net,
  browsers: Browser[],
  { before, launchOptions = mediaBrowser(), permissions = [] }: AcrossOptions,
): Promise<Across> {
  async function browserIn(place: Place): Promise<Browser> {
    const { executablePath = chromium.executablePath(), args } = launchOptions;
    const made = await chromium.launch({ args: [...args], executablePath: net.browserIn(place, executablePath) });
    browsers.push(made);
    return made;
  }
  // The house's own desk stays out of it.
  const inHouse = await Agent.at(browser, house.desk);
  await inHouse.page.getByRole("button", { name: "State" }).click();
  await inHouse.page.getByRole("menuitem", { name: "Away" }).click();
  const agent = await Agent.at(await browserIn("agent"), await house.secondDesk(net.inside("agent")), before);
  const visitor = await Visitor.on(await browserIn("visitor"), house.demo, 1100, before);
  for (const { context } of [agent, visitor]) await context.grantPermissions(permissions);
  await visitor.start("Can you show me?", "Maria");
  await agent.accept();
  await agent.invite();
  await visitor.acceptCall();
  await expectMedia(agent, "at the desk, first");
  await expectMedia(visitor, "at the visitor's, first");
  return { house, net, agent, visitor };
}

/** Seconds until both sides get new pictures and sound again; counted from now. */
export async function untilBack({ agent, visitor }: Across, within = 60_000): Promise<number> {
  const began = performance.now();
  const marks = [await agent.hears(), await visitor.hears()];
  await expect
    .poll(
      async () => {
        const now = [await agent.hears(), await visitor.hears()];
        return now.map((one, index) => {
          const mark = marks[index]!;
          // A room that was joined anew counts from nothing.
          if (one.frames < mark.frames) marks[index] = { frames: 0, energy: 0 };
          return one.frames > marks[index]!.frames + 5 && one.energy > marks[index]!.energy;
        });
      },
      { message: "the desk's and the visitor's media", timeout: within, intervals: [100] },
    )
    .toEqual([true, true]);
  return (performance.now() - began) / 1000;
}
