import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "@playwright/test";
import { Agent, expect, Visitor } from "../support/people.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { sharing } from "../support/sharing.ts";
import { faces, filmOf } from "./faces.ts";

const folder = "docs/pictures";
/** A picture of the guides is fetched by everybody who reads them. */
const largest = 200_000;
/** What the browser's own picker is answered with: a page of the shop, by its title. */
const shared = "--auto-select-tab-capture-source-by-title=Vinda";

/** An agent and a visitor with drawn faces, each in a browser of his own. */
export interface Studio {
  readonly agent: Agent;
  readonly visitor: Visitor;
  readonly agents: Browser;
  readonly visitors: Browser;
  close(): Promise<void>;
}

/** The fake devices are files of this machine by name; in a picture they are called as people's are. Runs in the page. */
export function namedDevices(): void {
  const names: Record<string, string> = {
    video: "Integrated Camera",
    videoinput: "Integrated Camera",
    audio: "Headset Microphone",
    audioinput: "Headset Microphone",
    audiooutput: "Headset Earphone",
  };
  for (const prototype of [MediaStreamTrack.prototype, globalThis.MediaDeviceInfo?.prototype]) {
    const native = prototype && Object.getOwnPropertyDescriptor(prototype, "label");
    if (!native) continue;
    Object.defineProperty(prototype, "label", {
      get(this: { kind: string }) {
        const label = String(native.get?.call(this));
        return /fake|\.mjpeg$/i.test(label) ? names[this.kind] : label;
      },
    });
  }
}

/** Opens both browsers with films for cameras; they end with `close`. */
export async function openStudio(browser: Browser, house: RunningHouse): Promise<Studio> {
  const films = mkdtempSync(join(tmpdir(), "frontdesk-films-"));
  const launched = async (name: keyof typeof faces): Promise<Browser> => {
    const film = `--use-file-for-fake-video-capture=${await filmOf(browser, faces[name], films, name)}`;
    const { args, ...others } = sharing.launchOptions;
    const kept = args.filter((one) => !one.startsWith("--auto-select-tab-capture"));
    return chromium.launch({ ...others, args: [...kept, shared, film] });
  };
  const [agents, visitors] = [await launched("agent"), await launched("visitor")];
  const agent = await Agent.at(agents, house.desk, namedDevices);
  const visitor = await Visitor.on(visitors, house.demo, 1100, namedDevices);
  await agent.context.grantPermissions(sharing.permissions);
  await visitor.context.grantPermissions([...sharing.permissions, "geolocation"]);
  await visitor.context.setGeolocation({ latitude: 60.16952, longitude: 24.93545, accuracy: 24 });
  // Two browsers, four videos and pictures of them: a busy machine takes its time.
  for (const { page } of [agent, visitor]) page.setDefaultTimeout(60_000);
  await agent.page.setViewportSize({ width: 1280, height: 800 });
  await visitor.page.setViewportSize({ width: 1100, height: 800 });
  return {
    agent,
    visitor,
    agents,
    visitors,
    async close() {
      await agents.close();
      await visitors.close();
      rmSync(films, { recursive: true });
    },
  };
}

/**
 * Keeps what a page shows now, light and dark. Full of video a picture is a photograph, so `kind` may be JPEG. Fails when one is
 * larger than a guide should carry.
 */
export async function picture(page: Page, name: string, kind: "png" | "jpeg" = "png"): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const path = `${folder}/${name}-${colorScheme}.${kind === "png" ? "png" : "jpg"}`;
    const taken = await page.screenshot({ path, type: kind, ...(kind === "jpeg" ? { quality: 80 } : {}) });
    expect(taken.length, `${path} in bytes`).toBeLessThan(largest);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

/** The same page as on a phone held upright; afterwards it is as it was. */
export async function phonePicture(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, name);
  if (before) await page.setViewportSize(before);
}

/** Waits until a video shows moving pictures of a size. */
export async function filmed(video: Locator): Promise<void> {
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoWidth)).toBeGreaterThan(0);
}
