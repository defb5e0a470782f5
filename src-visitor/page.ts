import type { Begin } from "./door/begin.ts";
import { answerCalls } from "./door/calls.ts";
import { drawLauncher } from "./door/launcher.ts";
import { type Can, offer } from "./door/offer.ts";
import { pagePanel } from "./door/page-panel.ts";

/**
 * The second file on the site's page: which buttons stand there, what they do, and `window.Frontdesk`. The loader fetches
 * it by a name that changes with what is in it.
 */
export function begin(parts: Begin): void {
  const go = (): void => start(parts);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", go, { once: true });
  else go();
}

function start(parts: Begin): void {
  const { hub, site, dataset } = parts;
  let told: ((can: Can) => void) | undefined;
  const launcher = drawLauncher((open) => panel.press(open));
  const panel = pagePanel({ hub, site, launcher, button: dataset["button"], told: (can) => told?.(can) });
  // Which buttons stand there hangs on who is there.
  if (dataset["show"]) told = offer({ hub, dataset, launcher, press: (open, by) => panel.press(open, by) });

  answerCalls(parts, {
    open: (by) => panel.press(true, by === "video" ? by : "chat"),
    close: () => panel.press(false),
  });
}
