import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "./free-port.ts";

/** W3C's key of an element in JSON. */
const elementKey = "element-6066-11e4-a52e-4f735466cecf";

/** The small browser that WebKitGTK brings, driven by its WebDriver, on an X display. */
export class WebkitBrowser {
  readonly #driver: ChildProcess;
  readonly #base: string;
  #session = "";

  private constructor(driver: ChildProcess, base: string) {
    this.#driver = driver;
    this.#base = base;
  }

  static async start(display: string): Promise<WebkitBrowser> {
    const port = await freePort();
    // What scripts/provision found or installed.
    const driver = spawn(process.env["FRONTDESK_WEBKIT"] ?? "WebKitWebDriver", [`--port=${port}`], {
      stdio: "ignore",
      env: { ...process.env, DISPLAY: display, WAYLAND_DISPLAY: "", GDK_BACKEND: "x11" },
    });
    await once(driver, "spawn");
    const browser = new WebkitBrowser(driver, `http://127.0.0.1:${port}/session`);
    await browser.#begin();
    return browser;
  }

  async goto(url: string): Promise<void> {
    await this.#ask("POST", "url", { url });
  }

  /** Into the frame of the page, or back to the page. */
  async enter(frame: "panel" | "page"): Promise<void> {
    await this.#ask("POST", "frame", { id: null });
    if (frame === "page") return;
    // In the launcher's shadow tree or beside it.
    await this.#ask("POST", "frame", { id: await this.run(findInShadows, "iframe", "") });
  }

  /** What `read` gives there; JSON, and elements. */
  run<Value>(read: (...given: string[]) => Value, ...args: string[]): Promise<Value> {
    return this.#ask("POST", "execute/sync", { script: `return (${String(read)})(...arguments)`, args });
  }

  /** Presses the button of that name as a person does. */
  async press(name: string): Promise<void> {
    const button = (await this.run(findInShadows, "button", name)) as unknown as Record<string, string> | null;
    if (!button) throw new Error(`there is no button "${name}"`);
    await this.#ask("POST", `element/${button[elementKey]}/click`, {});
  }

  /** Types into the field that matches. */
  async type(selector: string, text: string): Promise<void> {
    const field = await this.#ask<Record<string, string>>("POST", "element", {
      using: "css selector",
      value: selector,
    });
    await this.#ask("POST", `element/${field[elementKey]}/value`, { text });
  }

  async stop(): Promise<void> {
    await this.#ask("DELETE", "");
    const gone = once(this.#driver, "exit");
    this.#driver.kill("SIGTERM");
    await gone;
  }

  async #begin(): Promise<void> {
    const end = Date.now() + 20_000;
    for (;;)
      try {
        const capabilities = { alwaysMatch: {} };
        this.#session = (await this.#ask<{ sessionId: string }>("POST", "", { capabilities })).sessionId;
        return;
      } catch (error) {
        // `fetch` says so while nobody listens yet.
        if (!(error instanceof TypeError) || Date.now() > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
  }

  async #ask<Value>(method: string, path: string, body?: object): Promise<Value> {
    const url = [this.#base, this.#session, path].filter(Boolean).join("/");
    const response = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = (await response.json()) as { value: Value & { error?: string } };
    if (!response.ok) throw new Error(`${path}: ${value.error ?? response.status}`);
    return value;
  }
}

/** The first such element that can be seen and has that name, also in open shadow trees; null when there is none. */
function findInShadows(tag: string, name: string): Element | null {
  const within = (root: ParentNode): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>("*")].flatMap((one) => [
      one,
      ...(one.shadowRoot ? within(one.shadowRoot) : []),
    ]);
  const named = within(document).filter(
    (one) => one.localName === tag && one.checkVisibility() && (one.ariaLabel ?? one.innerText).trim() === name,
  );
  return named[0] ?? null;
}
