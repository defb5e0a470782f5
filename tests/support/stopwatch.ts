import type { Frame } from "@playwright/test";

interface Watched {
  readonly pressed: number[];
  readonly shown: Record<string, number>;
}

/** In a page: when somebody pressed something, and when a text of the form "prefix 12." was first on it. */
export async function watchTexts(frame: Frame, prefix: string): Promise<void> {
  await frame.evaluate((word) => {
    const watched: Watched = { pressed: [], shown: {} };
    Object.assign(globalThis, { watched });
    addEventListener("click", () => watched.pressed.push(Date.now()), true);
    const text = new RegExp(String.raw`${word} \d+\.`, "g");
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          for (const [found] of (node.textContent ?? "").matchAll(text)) watched.shown[found] ??= Date.now();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, prefix);
}

/** When something was pressed last, epoch milliseconds. */
export const lastPress = (frame: Frame): Promise<number> =>
  frame.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.pressed.at(-1)!);

/** When each text was first there, epoch milliseconds. */
export const textsShown = (frame: Frame): Promise<Record<string, number>> =>
  frame.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.shown);
