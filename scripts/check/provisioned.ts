import { build } from "../build.ts";
import { PlainError } from "../plain-error.ts";
import { provisionChromium } from "../provision/chromium.ts";
import { provisionLivekit } from "../provision/livekit.ts";
import { browserStep } from "./steps.ts";
import type { Step } from "./totals.ts";

/**
 * What the browser tests stand on, then the tests: bundles, LiveKit, Chromium. What cannot be had is a failed step, so
 * that the rest of the run still counts.
 */
export async function browserSteps(root: string, args: readonly string[], signal: AbortSignal): Promise<Step[]> {
  try {
    await build({ root, signal });
    await provisionLivekit({ signal });
    return [await browserStep(root, await provisionChromium({ signal }), args, signal)];
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof PlainError)) throw error;
    console.log(error.message);
    return [{ name: "what the browser tests need", code: 1 }];
  }
}
