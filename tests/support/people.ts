import type { Browser, BrowserContext, Frame, FrameLocator, Page } from "@playwright/test";
import { expect, test as base } from "@playwright/test";
import { type RunningHouse, startHouse } from "./running-house.ts";

/** Remembers every peer connection of a page, so that a test can read what was really decoded. */
export function rememberConnections(): void {
  const own = globalThis as unknown as { connections: RTCPeerConnection[] };
  own.connections = [];
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      own.connections.push(this);
    }
  };
}

/** Runs in each page and frame before the page's own scripts. */
type Before = () => void;

async function somebody(
  browser: Browser,
  width: number,
  before: Before = () => {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  await context.addInitScript(rememberConnections);
  await context.addInitScript(before);
  return { context, page: await context.newPage() };
}

/** The agent at his desk. */
export class Agent {
  readonly page: Page;
  readonly context: BrowserContext;
  constructor({ page, context }: { page: Page; context: BrowserContext }) {
    this.page = page;
    this.context = context;
  }

  static async at(browser: Browser, desk: string, before?: Before): Promise<Agent> {
    const agent = new Agent(await somebody(browser, 1280, before));
    await agent.page.goto(desk);
    await expect(agent.page.getByText("Connected", { exact: true })).toBeVisible();
    return agent;
  }

  async accept(): Promise<void> {
    const offer = this.page.getByRole("region", { name: "Incoming conversation" });
    await offer.getByRole("button", { name: "Accept" }).click();
    await expect(this.message).toBeVisible();
  }

  get message() {
    return this.page.getByRole("textbox", { name: "Message" });
  }

  get call() {
    return this.page.getByRole("region", { name: "Video call" });
  }

  async say(text: string): Promise<void> {
    await this.message.fill(text);
    await this.page.getByRole("button", { name: "Send", exact: true }).click();
  }

  async invite(): Promise<void> {
    await this.page.getByRole("button", { name: "Invite to video call" }).first().click();
    const check = this.page.getByRole("dialog", { name: "Check your camera and microphone" });
    await expect(check).toBeVisible();
    await check.getByRole("button", { name: "Save and invite" }).click();
  }

  async end(): Promise<void> {
    await this.page.getByRole("button", { name: "End conversation" }).first().click();
    await expect(this.wrapUp).toBeVisible();
  }

  async room(name: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "Rooms" }).getByRole("button", { name }).click();
  }

  get wrapUp() {
    return this.page.getByRole("dialog", { name: "Wrap up" });
  }

  async done(): Promise<void> {
    await this.wrapUp.getByRole("button", { name: "Done" }).click();
    await expect(this.wrapUp).toBeHidden();
  }

  hears(): Promise<Heard> {
    return heard(this.page.mainFrame());
  }
}

/** The visitor on the demo shop. */
export class Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  constructor({ page, context }: { page: Page; context: BrowserContext }) {
    this.page = page;
    this.context = context;
  }

  static async on(browser: Browser, site: string, width = 1100, before?: Before): Promise<Visitor> {
    const visitor = new Visitor(await somebody(browser, width, before));
    await visitor.page.goto(site);
    return visitor;
  }

  get panel(): FrameLocator {
    return this.page.frameLocator("iframe[title]");
  }

  async start(text: string, name?: string): Promise<void> {
    await this.page.getByRole("button", { name: "Chat with us" }).click();
    if (name !== undefined) await this.panel.getByRole("textbox", { name: /name/i }).fill(name);
    await this.panel.getByRole("button", { name: "Start chat" }).click();
    await this.say(text);
  }

  async say(text: string): Promise<void> {
    await this.panel.getByRole("textbox", { name: "Message" }).fill(text);
    await this.panel.getByRole("button", { name: "Send" }).click();
  }

  async acceptCall(): Promise<void> {
    await this.panel.getByRole("button", { name: "Accept" }).click();
    await this.panel.getByRole("button", { name: "Join" }).click();
  }

  get leave() {
    return this.panel.getByRole("button", { name: "Leave" });
  }

  frame(): Frame {
    const frame = this.page.frames().find((one) => one !== this.page.mainFrame());
    if (!frame) throw new Error("the widget is not open");
    return frame;
  }

  hears(): Promise<Heard> {
    return heard(this.frame());
  }
}

export interface Heard {
  frames: number;
  /** Sum of the energy of decoded sound; it grows only when something is really heard. */
  energy: number;
}

/** A page, or a frame of one, in any browser that a test drives. */
interface Evaluates {
  evaluate<Value>(read: () => Promise<Value>): Promise<Value>;
}

/** What is decoded there, of all connections that `rememberConnections` has seen. */
export async function heard(frame: Evaluates): Promise<Heard> {
  return frame.evaluate(async () => {
    const own = globalThis as unknown as { connections?: RTCPeerConnection[] };
    const sum = { frames: 0, energy: 0 };
    for (const connection of own.connections ?? []) {
      if (connection.connectionState === "closed") continue;
      for (const stat of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
        if (stat["type"] !== "inbound-rtp") continue;
        sum.frames += Number(stat["framesDecoded"] ?? 0);
        sum.energy += Number(stat["totalAudioEnergy"] ?? 0);
      }
    }
    return sum;
  });
}

/** Picture and sound arrive at this side, and go on arriving. */
export async function expectMedia(who: { hears(): Promise<Heard> }, what: string): Promise<void> {
  await expect.poll(async () => (await who.hears()).frames, { message: `${what}: a first picture` }).toBeGreaterThan(0);
  const before = await who.hears();
  await expect
    .poll(async () => (await who.hears()).frames, { message: `${what}: the picture moves` })
    .toBeGreaterThan(before.frames + 10);
  await expect
    .poll(async () => (await who.hears()).energy, { message: `${what}: sound is heard` })
    .toBeGreaterThan(before.energy);
}

/** A test with a house of its own. */
export const test = base.extend<{ house: RunningHouse }>({
  house: async ({ browser }, use) => {
    const house = await startHouse();
    await use(house);
    // Pages that were left open go on trying to come back to their call, and take the next test's time.
    for (const context of browser.contexts()) await context.close();
    await house.stop();
  },
});

export { expect };
