import { build } from "../build.ts";
import { PlainError } from "../plain-error.ts";
import { provisionChromium } from "../provision/chromium.ts";
import { provisionFirefox } from "../provision/firefox.ts";
import { provisionLivekit } from "../provision/livekit.ts";
import { provisionVirtualDisplay } from "../provision/virtual-display.ts";
import { provisionWebkit } from "../provision/webkit.ts";
import { type BrowserRun, browserStep } from "./steps.ts";
import type { Step } from "./totals.ts";

/**
 * What the browser tests stand on, then the tests: bundles, LiveKit, the browsers. What cannot be had is a failed step, so
 * that the rest of the run still counts.
 */
export async function browserSteps(root: string, runs: readonly BrowserRun[], signal: AbortSignal): Promise<Step[]> {
  try {
    await build({ root, signal });
    await provisionLivekit({ signal });
    const browsers = {
      FRONTDESK_CHROMIUM: await provisionChromium({ signal }),
      FRONTDESK_FIREFOX: await provisionFirefox({ signal }),
      FRONTDESK_WEBKIT: await provisionWebkit({ signal }),
      FRONTDESK_XVFB: await provisionVirtualDisplay({ signal }),
    };
    const steps: Step[] = [];
    for (const run of runs) steps.push(await browserStep(root, browsers, run, signal));
    return steps;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof PlainError)) throw error;
    console.log(error.message);
    return [{ name: "what the browser tests need", code: 1 }];
  }
}
