import { type Browser, chromium } from "@playwright/test";
import { type RunningHouse, startHouse } from "../support/running-house.ts";
import { mediaBrowser } from "../support/switches.ts";

/** Runs `measure` with a browser and a house of its own; both end with it. `env`: settings of the hub's. */
export async function inHouse<Result>(
  measure: (browser: Browser, house: RunningHouse) => Promise<Result>,
  env: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const browser = await chromium.launch(mediaBrowser());
  let house: RunningHouse | undefined;
  try {
    house = await startHouse(env);
    return await measure(browser, house);
  } finally {
    await browser.close();
    await house?.stop();
  }
}
