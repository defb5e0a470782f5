import { existsSync } from "node:fs";
import { PlainError } from "../plain-error.ts";
import { withProgress } from "../progress.ts";
import { lastLines, runCommand } from "../run-command.ts";
import { byDebian, type DebianOptions, isDebianRoot, type Way } from "./debian.ts";
import { which } from "./which.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

const byPackages = (env: NodeJS.ProcessEnv, signal: AbortSignal | undefined): Promise<Way> =>
  byDebian({ what: "Chromium", names, packages: ["chromium", "fonts-liberation"] }, env, signal);

/** Finds Chromium, or installs it: PATH, Debian's packages (as root), Playwright's; else an error with these choices. */
export async function provisionChromium(options: DebianOptions = {}): Promise<string> {
  const { env = process.env, debianRoot = isDebianRoot() } = options;
  const found = which(names, env);
  if (found) return found;
  const tried: string[] = [];
  for (const way of debianRoot ? [byPackages, byPlaywright] : [byPlaywright]) {
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
