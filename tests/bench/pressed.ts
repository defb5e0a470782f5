import type { Page } from "@playwright/test";

/**
 * Milliseconds, in the page's own time, from the click that `press` makes until the frame in which something fits the
 * selector and has the words. What driving the browser costs is not measured.
 */
export async function pressed(
  page: Page,
  selector: string,
  words: string,
  press: () => Promise<void>,
): Promise<number> {
  await page.evaluate(watch, { selector, words });
  await press();
  return page.evaluate(() => (globalThis as unknown as Watching).painted);
}

interface Watching {
  painted: Promise<number>;
}

function watch({ selector, words }: { selector: string; words: string }): void {
  const isThere = (): boolean =>
    [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(words));
  if (isThere()) throw new Error(`${selector} is there before anybody pressed`);
  let pressedAt = Number.NaN;
  addEventListener("click", () => (pressedAt = performance.now()), { once: true, capture: true });
  (globalThis as unknown as Watching).painted = new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error(`${selector} never came`)), 30_000);
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      clearTimeout(tooLate);
      requestAnimationFrame(() => {
        // A task behind the frame's own: the frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - pressedAt);
        port2.postMessage(null);
      });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
