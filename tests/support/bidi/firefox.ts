import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BidiConnection } from "./connection.ts";
import { BidiPage } from "./page.ts";

type Preference = string | number | boolean;

/** Fake devices, a call on one machine, and nothing asked of the world outside. */
const preferences: Record<string, Preference> = {
  "media.navigator.streams.fake": true,
  // Nobody sits at its window: what is not refused is granted without asking.
  "media.navigator.permission.disabled": true,
  "media.peerconnection.ice.loopback": true,
  "media.peerconnection.ice.obfuscate_host_addresses": false,
  "media.autoplay.default": 0,
  "media.gmp-manager.url": "",
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.prefetch-next": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.shell.checkDefaultBrowser": false,
  "browser.region.network.url": "",
  "browser.search.update": false,
  "services.settings.server": "data:,none",
  "extensions.update.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "datareporting.policy.dataSubmissionEnabled": false,
  "datareporting.healthreport.uploadEnabled": false,
  "toolkit.telemetry.server": "data:,none",
};

/** A Firefox with a profile of its own, on a virtual display, driven by WebDriver BiDi. */
export class Firefox {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #bidi: BidiConnection;

  private constructor(process: ChildProcess, profile: string, bidi: BidiConnection) {
    this.#process = process;
    this.#profile = profile;
    this.#bidi = bidi;
  }

  /** `display`: an X display, which is also the screen that a page may share. */
  static async start(display: string): Promise<Firefox> {
    // What scripts/provision found or installed.
    const program = process.env["FRONTDESK_FIREFOX"] ?? "firefox";
    const profile = mkdtempSync(join(tmpdir(), "frontdesk-firefox-"));
    const lines = Object.entries(preferences).map(
      (pair) => `user_pref(${pair.map((one) => JSON.stringify(one)).join()});`,
    );
    writeFileSync(join(profile, "user.js"), lines.join("\n"));
    // With system access a test may change preferences while it runs.
    const args = ["--no-remote", "--remote-debugging-port=0", "--remote-allow-system-access", "--profile", profile];
    const env = { ...process.env, DISPLAY: display, WAYLAND_DISPLAY: "" };
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"], env });
    const bidi = await BidiConnection.to(`${await addressOf(child)}/session`);
    await bidi.ask("session.new", { capabilities: {} });
    return new Firefox(child, profile, bidi);
  }

  /** A page in cookies and storage of its own. `before` runs in each of its frames before their own scripts. */
  async page(...before: Array<() => void>): Promise<BidiPage> {
    const { userContext } = await this.#bidi.ask<{ userContext: string }>("browser.createUserContext", {});
    const { context } = await this.#bidi.ask<{ context: string }>("browsingContext.create", {
      type: "tab",
      userContext,
    });
    for (const one of before)
      await this.#bidi.ask("script.addPreloadScript", { functionDeclaration: String(one), contexts: [context] });
    return new BidiPage(this.#bidi, context);
  }

  /** Sets preferences of the running browser, such as what a person refused for good. */
  async prefer(wanted: Record<string, Preference>): Promise<void> {
    const scope = { "moz:scope": "chrome" };
    const { contexts } = await this.#bidi.ask<{ contexts: Array<{ context: string }> }>(
      "browsingContext.getTree",
      scope,
    );
    const setters = { string: "setStringPref", number: "setIntPref", boolean: "setBoolPref" };
    const lines = Object.entries(wanted).map(([name, value]) => {
      const setter = setters[typeof value as keyof typeof setters];
      return `Services.prefs.${setter}(${JSON.stringify(name)}, ${JSON.stringify(value)});`;
    });
    await this.#bidi.ask("script.evaluate", {
      expression: lines.join("\n"),
      target: { context: contexts[0]!.context },
      awaitPromise: false,
    });
  }

  async stop(): Promise<void> {
    const gone = this.#process.exitCode === null ? once(this.#process, "exit") : undefined;
    this.#bidi.close();
    this.#process.kill("SIGTERM");
    await gone;
    rmSync(this.#profile, { recursive: true, force: true });
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  const found = Promise.withResolvers<string>();
  let text = "";
  child.stderr!.on("data", (data: Buffer) => {
    text += data.toString();
    const [, address] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(text) ?? [];
    if (address) found.resolve(address);
  });
  child.once("error", found.reject);
  child.once("exit", (code) => found.reject(new Error(`Firefox ended with ${code}:\n${text}`)));
  return found.promise;
}
