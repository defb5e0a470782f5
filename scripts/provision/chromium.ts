import { existsSync } from "node:fs";
import { PlainError } from "../plain-error.ts";
import { withProgress } from "../progress.ts";
import { lastLines, runCommand } from "../run-command.ts";
import type { ProvisionOptions } from "./livekit.ts";
import { which } from "./which.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

export interface ChromiumOptions extends ProvisionOptions {
  /** Whether the package manager may be asked: true for root on Debian. */
  readonly debianRoot?: boolean;
}

/** Finds Chromium, or installs it: PATH, Debian's packages (as root), Playwright's; else an error with these choices. */
export async function provisionChromium(options: ChromiumOptions = {}): Promise<string> {
  const { env = process.env, debianRoot = isDebianRoot() } = options;
  const found = which(names, env);
  if (found) return found;
  const tried: string[] = [];
  for (const way of debianRoot ? [byDebian, byPlaywright] : [byPlaywright]) {
    const result = await way(env, options.signal);
    if ("path" in result) return result.path;
    tried.push(result.why);
  }
  throw new PlainError(
    [
      "Chromium is missing, and it could not be installed:",
      ...tried.map((why) => `  ${why.replaceAll("\n", "\n  ")}`),
      "Install Chromium, Chrome or Edge so that it stands on the PATH, and start again.",
    ].join("\n"),
  );
}

type Way = { path: string } | { why: string };

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

async function byDebian(env: NodeJS.ProcessEnv, signal: AbortSignal | undefined): Promise<Way> {
  const packages = which(["apt-get"], env);
  if (!packages) return { why: "apt-get is not on the PATH." };
  const options = { env: { ...env, DEBIAN_FRONTEND: "noninteractive" }, ...(signal ? { signal } : {}) };
  const install = async (): Promise<{ code: number | string; output: string }> => {
    const updated = await runCommand(packages, ["update"], options);
    if (updated.code !== 0) return updated;
    return runCommand(
      packages,
      ["install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"],
      options,
    );
  };
  const { code, output } = await withProgress("Installing Chromium with apt-get, once", install());
  const path = which(names, env);
  if (path) return { path };
  return { why: `apt-get ended with ${code}:\n${lastLines(output)}` };
}

async function byPlaywright(env: NodeJS.ProcessEnv, signal: AbortSignal | undefined): Promise<Way> {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  if (existsSync(path)) return { path };
  const command = which(["playwright"], env);
  if (!command) return { why: "Playwright is not installed." };
  const installing = runCommand(command, ["install", "chromium"], { env, ...(signal ? { signal } : {}) });
  const { code, output } = await withProgress("Installing Chromium with Playwright, once", installing);
  return existsSync(path) ? { path } : { why: `playwright install ended with ${code}:\n${lastLines(output)}` };
}
