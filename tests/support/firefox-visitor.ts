import { expect } from "@playwright/test";
import type { Firefox } from "./bidi/firefox.ts";
import type { BidiPage } from "./bidi/page.ts";
import { type Heard, heard, rememberConnections } from "./people.ts";

/** The visitor on the demo shop, in Firefox: acts and sees as a person does, by role and name. */
export class FirefoxVisitor {
  readonly page: BidiPage;
  private constructor(page: BidiPage) {
    this.page = page;
  }

  static async on(firefox: Firefox, site: string, ...before: Array<() => void>): Promise<FirefoxVisitor> {
    const page = await firefox.page(rememberConnections, ...before);
    await page.goto(site);
    return new FirefoxVisitor(page);
  }

  async start(text: string): Promise<void> {
    await press(this.page, "Chat with us", () => this.page.pick(launcher));
    await this.press("Start chat");
    await this.say(text);
  }

  async say(text: string): Promise<void> {
    await this.press("Message", "textbox");
    await (await this.panel()).type(text);
    await this.press("Send");
  }

  async press(name: string, role = "button"): Promise<void> {
    const panel = await this.panel();
    await press(panel, `${role} "${name}"`, () => panel.find(role, name));
  }

  async has(role: string, name: string): Promise<boolean> {
    return (await (await this.panel()).find(role, name)) !== null;
  }

  async expectNo(role: string, name: string): Promise<void> {
    await expect.poll(() => this.has(role, name), `no ${role} "${name}"`).toBe(false);
  }

  async expectHas(role: string, name: string): Promise<void> {
    await expect.poll(() => this.has(role, name), `${role} "${name}"`).toBe(true);
  }

  async expectText(text: string): Promise<void> {
    const read = async () => (await this.panel()).evaluate(() => document.body.innerText);
    await expect.poll(read).toContain(text);
  }

  async evaluate<Value>(read: () => Value): Promise<Awaited<Value>> {
    return (await this.panel()).evaluate(read);
  }

  async hears(): Promise<Heard> {
    return heard(await this.panel());
  }

  /** The widget's frame, once it is there. */
  async panel(): Promise<BidiPage> {
    let panel: BidiPage | null = null;
    await expect.poll(async () => (panel = await this.page.frame()), "the widget is open").not.toBeNull();
    return panel!;
  }
}

async function press(page: BidiPage, what: string, find: () => ReturnType<BidiPage["find"]>): Promise<void> {
  await expect(async () => {
    const node = await find();
    expect(node, what).not.toBeNull();
    await page.press(node!);
  }).toPass({ timeout: 15_000 });
}

function launcher(): Element | null | undefined {
  const hosts = [...document.querySelectorAll("*")].filter(({ shadowRoot }) => shadowRoot);
  const buttons = hosts.flatMap(({ shadowRoot }) => [...shadowRoot!.querySelectorAll("button")]);
  return buttons.find(({ ariaLabel, innerText }) => (ariaLabel ?? innerText).includes("Chat with us"));
}
