import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BidiConnection } from "./connection.ts";
import { BidiPage } from "./page.ts";

/** Fake devices, a call on one machine, and nothing asked of the world outside. */
const preferences: Record<string, string | number | boolean> = {
  "media.navigator.streams.fake": true,
  // Nobody sits at its window: what is not refused is granted without asking.
  "media.navigator.permission.disabled": true,
  "media.peerconnection.ice.loopback": true,
  "media.peerconnection.ice.obfuscate_host_addresses": false,
  "media.autoplay.default": 0,
  // Everybody stands in the same place, and no network is asked which.
  "geo.provider.testing": true,
  "geo.provider.use_geoclue": false,
  "geo.provider.network.url": `data:application/json,${JSON.stringify({ location: { lat: 60.17, lng: 24.94 }, accuracy: 12 })}`,
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

/** `ask`: nobody has said anything yet. */
type Answer = "allow" | "deny" | "ask";
const actions = { allow: "ALLOW_ACTION", deny: "DENY_ACTION", ask: "UNKNOWN_ACTION" } as const;

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
    // With system access a test says what a person refused.
    const args = ["--no-remote", "--remote-debugging-port=0", "--remote-allow-system-access", "--profile", profile];
    const env = { ...process.env, DISPLAY: display, WAYLAND_DISPLAY: "" };
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"], env });
    const bidi = await BidiConnection.to(`${await addressOf(child)}/session`);
    await bidi.ask("session.new", { capabilities: {} });
    return new Firefox(child, profile, bidi);
  }

  /** A tab. `before` runs in each of its frames before their own scripts. */
  async page(...before: Array<() => void>): Promise<BidiPage> {
    const { context } = await this.#bidi.ask<{ context: string }>("browsingContext.create", { type: "tab" });
    for (const one of before)
      await this.#bidi.ask("script.addPreloadScript", { functionDeclaration: String(one), contexts: [context] });
    return new BidiPage(this.#bidi, context);
  }

  /** What a person said to a site for good. From then on Firefox decides by it. */
  async permit(site: string, answers: Partial<Record<"camera" | "microphone" | "geo", Answer>>): Promise<void> {
    const lines = Object.entries(answers).map(([kind, answer]) => {
      return `Services.perms.addFromPrincipal(site, "${kind}", Services.perms.${actions[answer]});`;
    });
    await this.#privileged(`
      Services.prefs.setBoolPref("media.navigator.permission.disabled", false);
      const site = Services.scriptSecurityManager.createContentPrincipal(Services.io.newURI("${site}"), {});
      ${lines.join("\n")}`);
  }

  async stop(): Promise<void> {
    const gone = this.#process.exitCode === null ? once(this.#process, "exit") : undefined;
    this.#bidi.close();
    this.#process.kill("SIGTERM");
    await gone;
    rmSync(this.#profile, { recursive: true, force: true });
  }

  /** Runs in the browser's own window, beside its tabs. */
  async #privileged(script: string): Promise<void> {
    const scope = { "moz:scope": "chrome" };
    const { contexts } = await this.#bidi.ask<{ contexts: Array<{ context: string }> }>(
      "browsingContext.getTree",
      scope,
    );
    const { type } = await this.#bidi.ask<{ type: string }>("script.evaluate", {
      expression: `{ ${script} }`,
      target: { context: contexts[0]!.context },
      awaitPromise: false,
    });
    if (type !== "success") throw new Error(`Firefox did not run: ${script}`);
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
