import type { BrowserContext, Frame, Locator, Page } from "@playwright/test";
import { mediaBrowser } from "./switches.ts";

/** The title of the page that is shared: the browser's own picker is answered with it. */
export const sharedTitle = "Shared page";

const { args, ...browser } = mediaBrowser([`--auto-select-tab-capture-source-by-title=${sharedTitle}`]);

/**
 * A browser in which a share takes the tab of that title, without its picker. The fake picker would give a fake screen, so
 * it is left out, and `permissions` grants camera and microphone.
 */
export const sharing = {
  launchOptions: { ...browser, args: args.filter((one) => one !== "--use-fake-ui-for-media-stream") },
  permissions: ["camera", "microphone"],
};

/** A page to be shared, of one colour. */
export async function sharedPage(context: BrowserContext, colour: string): Promise<Page> {
  const page = await context.newPage();
  await page.setContent(`<title>${sharedTitle}</title><body style="margin:0;background:${colour}"></body>`);
  return page;
}

export type Colour = readonly [red: number, green: number, blue: number];

/** The colour that a video shows now in its middle, or `at` that part of both sides; null while it shows nothing. */
export function colourOf(video: Locator, at = 0.5): Promise<Colour | null> {
  return video.evaluate((element, part) => {
    const shown = element as HTMLVideoElement;
    if (shown.readyState < 2 || shown.videoWidth === 0) return null;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const context = canvas.getContext("2d")!;
    context.drawImage(shown, shown.videoWidth * part, shown.videoHeight * part, 1, 1, 0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return [red!, green!, blue!] as const;
  }, at);
}

/** Which of the three is plainly the strongest; video changes colours a little. */
export async function mainColour(video: Locator): Promise<"red" | "green" | "blue" | "none"> {
  const colour = await colourOf(video);
  if (!colour) return "none";
  const names = ["red", "green", "blue"] as const;
  const order = [0, 1, 2].toSorted((one, other) => colour[other]! - colour[one]!);
  return colour[order[0]!]! - colour[order[1]!]! > 80 ? names[order[0]!]! : "none";
}

export interface Received {
  width: number;
  height: number;
  frames: number;
}

/** The largest picture that arrives at a page, in the size in which it is decoded. */
export function largestReceived(frame: Frame): Promise<Received> {
  return frame.evaluate(async () => {
    const own = globalThis as unknown as { connections?: RTCPeerConnection[] };
    let largest = { width: 0, height: 0, frames: 0 };
    for (const connection of own.connections ?? []) {
      if (connection.connectionState === "closed") continue;
      for (const stat of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
        if (stat["type"] !== "inbound-rtp" || stat["kind"] !== "video") continue;
        const width = Number(stat["frameWidth"] ?? 0);
        if (width > largest.width)
          largest = { width, height: Number(stat["frameHeight"]), frames: Number(stat["framesDecoded"]) };
      }
    }
    return largest;
  });
}

/** The room of a page's call, to be asked for trouble; for the scripts that run before the page. */
export function rememberRoom(): void {
  const own = globalThis as { __frontdeskTest?: object; room?: unknown };
  own.__frontdeskTest = { room: (room: unknown) => (own.room = room) };
}

/** Trouble as livekit-client itself makes it, such as `full-reconnect`. */
export async function trouble(frame: Frame, scenario: string): Promise<void> {
  await frame.evaluate(
    (name) =>
      (globalThis as unknown as { room: { simulateScenario(name: string): Promise<void> } }).room.simulateScenario(
        name,
      ),
    scenario,
  );
}

/** Black and white lines of two pixels each, the size of small text's strokes. */
export async function stripes(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.style.background = "repeating-linear-gradient(90deg, #000 0 2px, #fff 2px 4px)";
    document.body.style.minHeight = "100vh";
  });
}

/** Part of the lines of `stripes` that can be told apart in what a video shows, 0 to 1, read where nothing is scaled. */
export function legible(video: Locator): Promise<number> {
  return video.evaluate((element) => {
    const shown = element as HTMLVideoElement;
    if (shown.readyState < 2 || shown.videoWidth === 0) return 0;
    const canvas = document.createElement("canvas");
    const width = 400;
    canvas.width = width;
    canvas.height = 1;
    const context = canvas.getContext("2d")!;
    context.drawImage(shown, shown.videoWidth / 4, shown.videoHeight / 2, width, 1, 0, 0, width, 1);
    const { data } = context.getImageData(0, 0, width, 1);
    const light = Array.from({ length: width }, (_, x) => data[x * 4]!);
    let told = 0;
    for (let x = 2; x < width - 2; x += 2) {
      const here = (light[x]! + light[x + 1]!) / 2;
      const before = (light[x - 2]! + light[x - 1]!) / 2;
      if (Math.abs(here - before) > 90) told += 1;
    }
    return told / (width / 2 - 2);
  });
}
