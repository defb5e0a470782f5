import AxeBuilder from "@axe-core/playwright";
import type { Browser, LaunchOptions, Page, PlaywrightWorkerArgs } from "@playwright/test";
import { expect } from "./people.ts";

/** A browser whose switches about devices are others. */
export async function browserWith(
  { playwright, launchOptions }: { playwright: PlaywrightWorkerArgs["playwright"]; launchOptions: LaunchOptions },
  ...switches: string[]
): Promise<Browser> {
  const others = (launchOptions.args ?? []).filter((one) => !one.endsWith("-for-media-stream"));
  return playwright.chromium.launch({ ...launchOptions, args: [...others, ...switches] });
}

/** As behind a firewall: no media leaves by UDP or TCP, and no relay is there. Signalling goes on. */
export function nothingButSignalling(): void {
  const Native = globalThis.RTCPeerConnection;
  const narrowed = (given?: RTCConfiguration): RTCConfiguration => ({ ...given, iceTransportPolicy: "relay" });
  globalThis.RTCPeerConnection = class extends Native {
    constructor(given?: RTCConfiguration) {
      super(narrowed(given));
    }
    override setConfiguration(given?: RTCConfiguration): void {
      super.setConfiguration(narrowed(given));
    }
  };
}

/** Remembers each capture, to see whether a light would still be on. */
export function rememberCaptures(): void {
  if (!navigator.mediaDevices) return;
  const own = globalThis as unknown as { captures: MediaStream[] };
  own.captures = [];
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    own.captures.push(stream);
    return stream;
  };
}

export const liveCaptures = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { captures } = globalThis as unknown as { captures: MediaStream[] };
    return captures.flatMap((stream) => stream.getTracks()).filter(({ readyState }) => readyState === "live").length;
  });

export async function testPage(
  browser: Browser,
  hub: string,
  before: () => void = () => {},
  width = 900,
): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  await page.addInitScript(rememberCaptures);
  await page.addInitScript(before);
  await page.goto(`${hub}/video-test`);
  return page;
}

export const quick = (page: Page) => page.getByRole("button", { name: "Start quick test" }).click();
export const heard = (page: Page, answer = "Yes, I heard them") =>
  page.getByRole("button", { name: answer, exact: true }).click({ timeout: 30_000 });

export async function numberOf(page: Page): Promise<string> {
  const said = page.getByText(/Number of this report \S{9}/);
  await expect(said).toBeVisible({ timeout: 45_000 });
  return /\S{4}-\S{4}$/.exec(await said.innerText())![0];
}

export async function partsOf(page: Page): Promise<Record<string, string>> {
  const details = page.locator("details");
  if ((await details.getAttribute("open")) === null) await page.getByText("All parts").click();
  const rows = await page.getByRole("list", { name: "Parts of the test" }).getByRole("listitem").all();
  const said = rows.map(async (row) => [
    await row.locator(".name").innerText(),
    await row.locator(".word").innerText(),
  ]);
  return Object.fromEntries(await Promise.all(said)) as Record<string, string>;
}

export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
    screen,
  ).toEqual([]);
}
